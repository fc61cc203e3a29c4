export function Lamp() {
  return (
    <>
      <circle cx="160" cy="96" r="74" fill="var(--sun)" opacity="0.3" />
      <circle cx="160" cy="96" r="54" fill="var(--sun)" opacity="0.5" />
      <path d="M148 120h24l6 66h-36z" fill="hsl(30 42% 62%)" />
      <path d="M160 120h12l6 66h-18z" fill="hsl(28 38% 54%)" />
      <rect x="118" y="184" width="84" height="13" rx="6.5" fill="var(--body-shade)" />
      <circle cx="160" cy="94" r="42" fill="hsl(42 92% 90%)" />
      <path d="M118 94a42 42 0 0 0 84 0q-42 20-84 0z" fill="hsl(36 88% 76%)" />
      <ellipse cx="146" cy="74" rx="14" ry="8" fill="hsl(44 100% 97%)" />
    </>
  );
}

export function Camera() {
  return (
    <>
      <path d="M216 142h34a10 10 0 0 1 10 10v38h-16v-30h-28z" fill="var(--body-shade)" />
      <rect x="236" y="184" width="34" height="12" rx="6" fill="var(--body-deep)" />
      <rect x="76" y="70" width="158" height="84" rx="42" fill="var(--body-shade)" />
      <rect x="76" y="66" width="158" height="84" rx="42" fill="var(--body-light)" />
      <path d="M88 74a42 42 0 0 1 30-8h74a42 42 0 0 1 40 32l-20-6H96z" fill="var(--body)" />
      <circle cx="122" cy="108" r="36" fill="var(--dark)" />
      <circle cx="122" cy="108" r="24" fill="var(--dark-soft)" />
      <circle cx="122" cy="108" r="14" fill="var(--accent)" />
      <circle cx="115" cy="101" r="5" fill="var(--body-light)" opacity="0.9" />
      <circle cx="188" cy="118" r="4" fill="var(--accent)" />
    </>
  );
}

export function Thermostat() {
  const ticks = Array.from({ length: 25 }, (_, index) => index * 11 - 132);
  return (
    <>
      <circle cx="160" cy="122" r="80" fill="var(--body-shade)" />
      <circle cx="160" cy="118" r="80" fill="var(--body-light)" />
      <circle cx="160" cy="118" r="66" fill="var(--dark)" />
      {ticks.map((angle) => (
        <path
          key={angle}
          d="M160 60v8"
          transform={`rotate(${angle} 160 118)`}
          stroke={angle < 40 ? 'var(--accent-soft)' : 'var(--dark-soft)'}
          strokeWidth="3"
          strokeLinecap="round"
        />
      ))}
      <text x="160" y="132" textAnchor="middle" fontSize="40" fontWeight="600" fill="var(--body-light)">
        21
      </text>
      <text x="186" y="114" fontSize="16" fill="var(--body-light)">
        °
      </text>
      <path d="M160 160c-8-8 0-12 0-20 6 6 10 12 6 18-1 2-4 4-6 2z" fill="var(--accent)" />
    </>
  );
}
