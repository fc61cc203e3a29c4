import { Landscape } from './landscape.tsx';

export function Phone() {
  return (
    <>
      <rect x="172" y="40" width="78" height="156" rx="17" fill="var(--body)" />
      <rect x="172" y="40" width="78" height="156" rx="17" fill="none" stroke="var(--body-shade)" strokeWidth="2" />
      <rect x="181" y="50" width="34" height="46" rx="13" fill="var(--body-shade)" />
      <circle cx="198" cy="63" r="8.5" fill="var(--dark)" />
      <circle cx="198" cy="63" r="3.5" fill="var(--accent)" />
      <circle cx="198" cy="83" r="8.5" fill="var(--dark)" />
      <circle cx="198" cy="83" r="3.5" fill="var(--accent)" />
      <circle cx="227" cy="57" r="4" fill="var(--body-light)" />
      <rect x="92" y="44" width="84" height="160" rx="18" fill="var(--body-shade)" />
      <rect x="94" y="46" width="80" height="156" rx="16" fill="var(--dark)" />
      <Landscape x={99} y={51} width={70} height={146} radius={12} />
      <rect x="122" y="57" width="24" height="7" rx="3.5" fill="var(--dark)" />
      <rect x="120" y="189" width="28" height="3" rx="1.5" fill="var(--body-light)" opacity="0.8" />
    </>
  );
}

export function Foldable() {
  return (
    <>
      <path d="M92 48a14 14 0 0 1 12-12l54 8v156l-54 8a14 14 0 0 1-12-12z" fill="var(--body-shade)" />
      <path d="M228 48a14 14 0 0 0-12-12l-54 8v156l54 8a14 14 0 0 0 12-12z" fill="var(--body)" />
      <path d="M97 52a10 10 0 0 1 8-9l52 7v144l-52 7a10 10 0 0 1-8-9z" fill="var(--dark)" />
      <path d="M223 52a10 10 0 0 0-8-9l-52 7v144l52 7a10 10 0 0 0 8-9z" fill="var(--dark)" />
      <Landscape x={103} y={56} width={114} height={132} radius={4} />
      <rect x="158" y="44" width="4" height="156" fill="var(--dark)" opacity="0.28" />
      <circle cx="196" cy="64" r="3" fill="var(--dark)" />
    </>
  );
}
