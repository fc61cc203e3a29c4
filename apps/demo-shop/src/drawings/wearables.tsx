export function Watch() {
  return (
    <>
      <path d="M134 30h52l8 50h-68zM126 160h68l-8 50h-52z" fill="var(--accent)" />
      <path d="M140 30h40l2 12h-44zM138 198h44l-2 12h-40z" fill="var(--body-deep)" />
      <rect x="212" y="98" width="10" height="18" rx="4" fill="var(--body-deep)" />
      <rect x="212" y="124" width="9" height="12" rx="4" fill="var(--body-shade)" />
      <circle cx="160" cy="120" r="57" fill="var(--body-shade)" />
      <circle cx="160" cy="118" r="56" fill="var(--body)" />
      <circle cx="160" cy="118" r="48" fill="var(--dark)" />
      <circle cx="160" cy="118" r="40" fill="none" stroke="var(--dark-soft)" strokeWidth="5" />
      <path
        d="M160 78a40 40 0 1 1-38 52"
        fill="none"
        stroke="var(--accent-soft)"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <path d="M160 118V92M160 118l19 12" stroke="var(--body-light)" strokeWidth="4" strokeLinecap="round" />
      <circle cx="160" cy="118" r="4" fill="var(--accent-soft)" />
    </>
  );
}

export function Band() {
  return (
    <>
      <path d="M138 26h44l6 56h-56zM132 158h56l-6 56h-44z" fill="var(--accent)" />
      <path d="M142 26h36l1 12h-38z" fill="var(--body-deep)" />
      <circle cx="160" cy="182" r="2.5" fill="var(--dark)" />
      <circle cx="160" cy="194" r="2.5" fill="var(--dark)" />
      <circle cx="160" cy="206" r="2.5" fill="var(--dark)" />
      <rect x="129" y="62" width="62" height="118" rx="25" fill="var(--body-shade)" />
      <rect x="129" y="60" width="62" height="118" rx="25" fill="var(--body)" />
      <rect x="135" y="66" width="50" height="106" rx="20" fill="var(--dark)" />
      <path
        d="M141 122h9l5-15 7 28 6-18 3 5h8"
        fill="none"
        stroke="var(--accent-soft)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="146" y="82" width="28" height="6" rx="3" fill="var(--body-light)" />
      <rect x="150" y="150" width="20" height="4" rx="2" fill="var(--dark-soft)" />
    </>
  );
}
