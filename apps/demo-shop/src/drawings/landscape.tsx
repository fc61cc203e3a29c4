import { useId } from 'react';

interface LandscapeProps {
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number;
}

/** A fjord in the morning: what every screen of the shop's drawings shows. */
export function Landscape({ x, y, width, height, radius = 4 }: LandscapeProps) {
  const id = useId();
  const at = (right: number, down: number) => `${x + width * right} ${y + height * down}`;
  const sun = Math.min(width, height) * 0.13;
  return (
    <g>
      <defs>
        <linearGradient id={`${id}sky`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--sky-top)" />
          <stop offset="1" stopColor="var(--sky-low)" />
        </linearGradient>
        <clipPath id={`${id}frame`}>
          <rect x={x} y={y} width={width} height={height} rx={radius} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}frame)`}>
        <rect x={x} y={y} width={width} height={height} fill={`url(#${id}sky)`} />
        <circle cx={x + width * 0.68} cy={y + height * 0.38} r={sun} fill="var(--sun)" />
        <path
          d={`M${at(-0.05, 0.86)} L${at(0.22, 0.46)} L${at(0.4, 0.66)} L${at(0.62, 0.4)} L${at(1.05, 0.8)} V${y + height} H${x} Z`}
          fill="var(--hill-far)"
        />
        <path
          d={`M${at(-0.05, 0.7)} L${at(0.16, 0.6)} L${at(0.46, 0.86)} L${at(0.78, 0.64)} L${at(1.05, 0.9)} V${y + height * 1.1} H${x - width * 0.05} Z`}
          fill="var(--hill-near)"
        />
        <rect x={x} y={y + height * 0.9} width={width} height={height * 0.1} fill="var(--sky-low)" opacity="0.4" />
      </g>
    </g>
  );
}
