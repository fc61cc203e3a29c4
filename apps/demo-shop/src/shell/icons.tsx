import type { ReactNode } from 'react';

export const SearchIcon = () => (
  <Icon>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </Icon>
);

export const CartIcon = () => (
  <Icon>
    <path d="M5 8h14l-1.2 11a1.5 1.5 0 0 1-1.5 1.3H7.7A1.5 1.5 0 0 1 6.2 19z" />
    <path d="M8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5" />
  </Icon>
);

export const CompareIcon = () => (
  <Icon>
    <path d="M4 20V10h5v10zM15 20V4h5v16zM2 20h20" />
  </Icon>
);

export const OrdersIcon = () => (
  <Icon>
    <path d="m12 3 8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9" />
  </Icon>
);

export const TruckIcon = () => (
  <Icon>
    <path d="M2.5 6h11v10h-11zM13.5 10h4l4 3.5V16h-8z" />
    <circle cx="7" cy="17.5" r="2" />
    <circle cx="17" cy="17.5" r="2" />
  </Icon>
);

export const ReturnIcon = () => (
  <Icon>
    <path d="M4 9h10a6 6 0 0 1 0 12H8M4 9l4-4M4 9l4 4" />
  </Icon>
);

export const ToolIcon = () => (
  <Icon>
    <path d="M14.5 6.5a4.5 4.5 0 0 0-6 5.5L3 17.5 6.5 21l5.5-5.5a4.5 4.5 0 0 0 5.5-6l-3 3-2.5-.5-.5-2.5z" />
  </Icon>
);

export const LeafIcon = () => (
  <Icon>
    <path d="M5 19C4 9 10 4 20 4c0 10-4 16-12 15M5 21c1-5 4-8 8-10" />
  </Icon>
);

/** A line drawing in the colour of the text beside it, which says what it means. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}
