export function Keyboard() {
  const rows = [0, 1, 2, 3];
  const columns = Array.from({ length: 12 }, (_, index) => index);
  return (
    <g transform="translate(0 20)">
      <rect x="38" y="72" width="244" height="104" rx="14" fill="var(--body-shade)" />
      <rect x="38" y="68" width="244" height="102" rx="14" fill="var(--body)" />
      {rows.map((row) =>
        columns.map((column) => (
          <rect
            key={column}
            x={48 + column * 18.8}
            y={77 + row * 17.5}
            width="15.5"
            height="14"
            rx="3.5"
            fill={row === 0 && column === 0 ? 'var(--accent)' : 'var(--body-light)'}
          />
        )),
      )}
      <rect x="48" y="147" width="34" height="14" rx="3.5" fill="var(--body-light)" />
      <rect x="86" y="147" width="128" height="14" rx="3.5" fill="var(--body-light)" />
      <rect x="218" y="147" width="53" height="14" rx="3.5" fill="var(--accent-soft)" />
    </g>
  );
}

export function Mouse() {
  return (
    <>
      <ellipse cx="160" cy="188" rx="64" ry="10" fill="var(--tile-near)" />
      <path d="M104 122c0-54 26-80 56-80s56 26 56 80-20 70-56 70-56-16-56-70z" fill="var(--body)" />
      <path d="M160 42c30 0 56 26 56 80v4c-30-8-82-8-112 0v-4c0-54 26-80 56-80z" fill="var(--body-light)" />
      <path d="M160 42v76" stroke="var(--body-shade)" strokeWidth="2" />
      <rect x="153" y="66" width="14" height="32" rx="7" fill="var(--dark)" />
      <rect x="157" y="74" width="6" height="14" rx="3" fill="var(--accent)" />
    </>
  );
}

export function PowerBank() {
  return (
    <>
      <path
        d="M196 58c34-18 62 6 46 34s-20 44 6 60"
        fill="none"
        stroke="var(--body-deep)"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <rect x="240" y="144" width="22" height="14" rx="4" fill="var(--dark)" transform="rotate(32 251 151)" />
      <rect x="92" y="52" width="108" height="146" rx="22" fill="var(--body-shade)" />
      <rect x="92" y="48" width="108" height="146" rx="22" fill="var(--accent)" />
      <path d="M92 70a22 22 0 0 1 22-22h20l-42 92z" fill="var(--accent-soft)" opacity="0.5" />
      <circle cx="124" cy="174" r="4" fill="var(--sun)" />
      <circle cx="139" cy="174" r="4" fill="var(--sun)" />
      <circle cx="154" cy="174" r="4" fill="var(--sun)" />
      <circle cx="169" cy="174" r="4" fill="var(--dark)" opacity="0.4" />
      <path d="M152 84l-22 34h16l-5 26 23-36h-17z" fill="var(--body-light)" />
    </>
  );
}
