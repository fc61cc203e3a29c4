const STAR = 'M10 1.6l2.6 5.4 5.9.8-4.3 4.1 1 5.9L10 15l-5.2 2.8 1-5.9L1.5 7.8 7.4 7z';

/** @param stars 0 to 5; drawn as whole stars, said exactly */
export function Stars({ stars }: { stars: number }) {
  return (
    <svg className="stars" role="img" aria-label={`${stars} of 5 stars`} viewBox="0 0 106 20" width="106" height="20">
      {[0, 1, 2, 3, 4].map((index) => (
        <path
          key={index}
          className={index < Math.round(stars) ? 'stars__on' : 'stars__off'}
          d={STAR}
          transform={`translate(${index * 21.5} 0)`}
        />
      ))}
    </svg>
  );
}
