/** The crow on its shiny thing. */
export function CrowMark({ size = '2rem' }: { size?: string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="16" fill="var(--brass)" />
      <path
        fill="#15171d"
        d="M2.8 24.6C7.5 21.5 9.2 18.2 10.8 14.9 12.7 11 15.3 7.6 19.3 7.6c2.5 0 4.3 1.2 5.1 3.1 2.3.5 4.4 1.4 6 2.9-2 .1-3.8.4-5.7 1-.2 5.3-3.7 8.9-8.7 9.1-3.2.1-5.3-.3-8 .4-1.8.4-3.6.8-5.2.5z"
      />
      <path d="M15 23.4v4.2M18.2 22.8v4.6" stroke="#15171d" strokeWidth="1.2" strokeLinecap="round" />
      <circle cx="20.7" cy="11.2" r="1.2" fill="var(--brass)" />
    </svg>
  );
}
