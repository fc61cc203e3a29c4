import { Landscape } from './landscape.tsx';

export function Laptop() {
  return (
    <g transform="translate(0 10)">
      <rect x="74" y="48" width="172" height="118" rx="9" fill="var(--dark)" />
      <Landscape x={80} y={54} width={160} height={102} />
      <circle cx="160" cy="51" r="1.2" fill="var(--body-shade)" />
      <path d="M56 166h208l10 14a4 4 0 0 1-4 6H50a4 4 0 0 1-4-6z" fill="var(--body)" />
      <path d="M56 166h208l2 3H54z" fill="var(--body-light)" />
      <path d="M138 166h44l-3 6h-38z" fill="var(--body-shade)" />
      <path d="M46 181h228a4 4 0 0 1-4 5H50a4 4 0 0 1-4-5z" fill="var(--body-shade)" />
    </g>
  );
}

export function Tablet() {
  return (
    <g transform="translate(0 13)">
      <rect x="70" y="50" width="180" height="132" rx="13" fill="var(--body-shade)" />
      <rect x="70" y="48" width="180" height="131" rx="13" fill="var(--dark)" />
      <Landscape x={79} y={57} width={162} height={113} radius={5} />
      <g transform="rotate(14 272 120)">
        <rect x="266" y="62" width="9" height="104" rx="4" fill="var(--body-light)" />
        <path d="M266 164h9l-4.5 13z" fill="var(--body-shade)" />
        <rect x="266" y="76" width="9" height="5" fill="var(--accent)" />
      </g>
    </g>
  );
}

export function Monitor() {
  return (
    <>
      <path d="M143 152h34l4 38h-42z" fill="var(--body-shade)" />
      <rect x="108" y="187" width="104" height="9" rx="4.5" fill="var(--body)" />
      <rect x="46" y="36" width="228" height="126" rx="9" fill="var(--dark)" />
      <Landscape x={52} y={42} width={216} height={110} />
      <rect x="152" y="156" width="16" height="2" rx="1" fill="var(--body-shade)" />
    </>
  );
}
