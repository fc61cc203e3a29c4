export function Headphones() {
  return (
    <>
      <path d="M96 140V118a64 64 0 0 1 128 0v22" fill="none" stroke="var(--body-shade)" strokeWidth="16" />
      <path d="M96 136V118a64 64 0 0 1 128 0v18" fill="none" stroke="var(--body)" strokeWidth="11" />
      <path d="M112 76a64 64 0 0 1 96 0" fill="none" stroke="var(--accent)" strokeWidth="5" strokeLinecap="round" />
      <rect x="78" y="122" width="40" height="68" rx="19" fill="var(--body)" />
      <rect x="202" y="122" width="40" height="68" rx="19" fill="var(--body)" />
      <rect x="104" y="126" width="20" height="60" rx="10" fill="var(--dark)" />
      <rect x="196" y="126" width="20" height="60" rx="10" fill="var(--dark)" />
      <rect x="84" y="142" width="5" height="28" rx="2.5" fill="var(--accent)" />
      <rect x="231" y="142" width="5" height="28" rx="2.5" fill="var(--accent)" />
    </>
  );
}

export function Earbuds() {
  return (
    <>
      <rect x="94" y="62" width="132" height="74" rx="30" fill="var(--body-shade)" />
      <rect x="101" y="69" width="118" height="60" rx="24" fill="var(--body-deep)" />
      <Earbud />
      <g transform="matrix(-1 0 0 1 320 0)">
        <Earbud />
      </g>
      <path d="M94 130h132v30a38 38 0 0 1-38 38h-56a38 38 0 0 1-38-38z" fill="var(--body-light)" />
      <path d="M94 130h132v9q-66 14-132 0z" fill="var(--body)" />
      <circle cx="160" cy="170" r="3.5" fill="var(--accent)" />
    </>
  );
}

/** The left one; its twin is mirrored. */
function Earbud() {
  return (
    <g transform="rotate(-8 128 110)">
      <rect x="122" y="98" width="15" height="46" rx="7" fill="var(--body-light)" />
      <path d="M112 96a19 17 0 0 1 38 2q0 17-15 18h-8q-15-2-15-20z" fill="var(--body-light)" />
      <rect x="106" y="88" width="14" height="18" rx="6" fill="var(--body)" />
      <rect x="128" y="108" width="3" height="22" rx="1.5" fill="var(--accent)" />
    </g>
  );
}

export function Speaker() {
  const rows = [0, 1, 2, 3, 4, 5, 6, 7];
  return (
    <>
      <rect x="104" y="44" width="112" height="148" rx="34" fill="var(--body-deep)" />
      <rect x="104" y="44" width="112" height="124" rx="34" fill="var(--accent)" />
      {rows.map((row) => (
        <path
          key={row}
          d={`M110 ${76 + row * 11}q50 9 100 0`}
          fill="none"
          stroke="var(--dark)"
          strokeOpacity="0.2"
          strokeWidth="2"
        />
      ))}
      <ellipse cx="160" cy="58" rx="36" ry="8" fill="var(--body-light)" />
      <path d="M154 58h12M160 55v6" stroke="var(--body-deep)" strokeWidth="1.5" />
      <path d="M104 158q56 14 112 0v8a34 34 0 0 1-34 26h-44a34 34 0 0 1-34-26z" fill="hsl(30 42% 64%)" />
      <path d="M110 172q50 10 100 0M118 182q42 6 84 0" fill="none" stroke="hsl(28 40% 52%)" />
    </>
  );
}

export function Soundbar() {
  const holes = Array.from({ length: 21 }, (_, index) => 52 + index * 10.8);
  return (
    <g transform="translate(0 36)">
      <rect x="38" y="112" width="244" height="44" rx="17" fill="var(--body-shade)" />
      <rect x="38" y="108" width="244" height="42" rx="17" fill="var(--dark-soft)" />
      {holes.map((x) => (
        <path
          key={x}
          d={`M${x} 117v24`}
          stroke="var(--body-shade)"
          strokeOpacity="0.55"
          strokeWidth="3"
          strokeLinecap="round"
        />
      ))}
      <rect x="140" y="124" width="40" height="10" rx="5" fill="var(--dark)" />
      <circle cx="150" cy="129" r="2" fill="var(--accent-soft)" />
      <circle cx="160" cy="129" r="2" fill="var(--accent-soft)" />
      <rect x="62" y="154" width="30" height="5" rx="2.5" fill="var(--dark)" />
      <rect x="228" y="154" width="30" height="5" rx="2.5" fill="var(--dark)" />
    </g>
  );
}
