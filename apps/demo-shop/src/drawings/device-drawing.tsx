import type { CSSProperties, ReactNode } from 'react';
import type { Product } from '../catalog/catalog.ts';
import { Keyboard, Mouse, PowerBank } from './accessories.tsx';
import { Earbuds, Headphones, Soundbar, Speaker } from './audio.tsx';
import { Laptop, Monitor, Tablet } from './computers.tsx';
import { Foldable, Phone } from './phones.tsx';
import { Camera, Lamp, Thermostat } from './smart-home.tsx';
import { Band, Watch } from './wearables.tsx';
import './device-drawing.css';

const SHAPES: Record<string, () => ReactNode> = {
  laptop: Laptop,
  tablet: Tablet,
  monitor: Monitor,
  phone: Phone,
  foldable: Foldable,
  headphones: Headphones,
  earbuds: Earbuds,
  speaker: Speaker,
  soundbar: Soundbar,
  watch: Watch,
  band: Band,
  lamp: Lamp,
  camera: Camera,
  thermostat: Thermostat,
  keyboard: Keyboard,
  mouse: Mouse,
  powerbank: PowerBank,
};

/** The pictures of a product. */
export const VIEWS = ['front', 'detail', 'outline'] as const;
export type View = (typeof VIEWS)[number];

const FRAMES: Record<View, string> = { front: '0 0 320 240', detail: '92 34 136 102', outline: '0 0 320 240' };

interface DeviceDrawingProps {
  product: Pick<Product, 'shape' | 'tint'>;
  view?: View;
  /** What the picture shows, for those who don't see it; without it the picture is decoration. */
  label?: string;
}

/** Draws a product in its own colours, before a quiet landscape. */
export function DeviceDrawing({ product, view = 'front', label }: DeviceDrawingProps) {
  const Shape = SHAPES[product.shape];
  return (
    <svg
      className={`device tinted device--${view}`}
      style={tintOf(product)}
      viewBox={FRAMES[view]}
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <rect x="-160" y="-120" width="640" height="480" fill="var(--tile)" />
      <g className="device__scenery">
        <circle cx="252" cy="62" r="26" fill="var(--tile-far)" />
        <path d="M-160 214L30 112l66 60 74-78 84 86 60-46 166 90v180h-640z" fill="var(--tile-far)" />
        <path d="M-160 196h640v180h-640z" fill="var(--tile-near)" />
      </g>
      <ellipse className="device__shadow" cx="160" cy="198" rx="112" ry="6" fill="var(--dark)" opacity="0.12" />
      <g className="device__shape">{Shape ? <Shape /> : null}</g>
      {view === 'outline' ? (
        <path className="device__measure" d="M30 40v160M26 40h8M26 200h8M46 222h228M46 218v8M274 218v8" />
      ) : null}
    </svg>
  );
}

/** Gives an element, and what is in it, the colours of a product. */
export function tintOf({ tint }: Pick<Product, 'tint'>): CSSProperties {
  return { ['--tint' as string]: tint };
}
