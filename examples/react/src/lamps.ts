export const LAMPS = [
  { id: 'lamp-arc', name: 'Arc floor lamp', category: 'Floor lamps', price: 189, currency: 'EUR' },
  { id: 'lamp-desk', name: 'Desk lamp', category: 'Desk lamps', price: 59, currency: 'EUR' },
  { id: 'lamp-globe', name: 'Globe lamp', category: 'Table lamps', price: 89, currency: 'EUR' },
];

export type Lamp = (typeof LAMPS)[number];
