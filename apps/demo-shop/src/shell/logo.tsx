export function Logo() {
  return (
    <>
      <svg aria-hidden="true" width="36" height="36" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="9" fill="#0d4f5c" />
        <path d="M5 22l6.5-11 4 6.5 3-4.5L27 22z" fill="#fff" />
        <path d="M5 25.5h22" stroke="#7fd6d0" strokeWidth="2" strokeLinecap="round" />
      </svg>
      <span className="logo__name">
        Fjord <span className="logo__kind">Electronics</span>
      </span>
    </>
  );
}
