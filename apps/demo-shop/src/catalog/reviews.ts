/** What a buyer wrote. */
export interface Review {
  author: string;
  /** 1 to 5. */
  stars: number;
  text: string;
}

/** Reviews by product id; some products have none yet. */
const REVIEWS: Record<string, Review[]> = {
  'laptop-x1': [
    { author: 'Marit', stars: 5, text: 'Two days of writing on one charge, and I have not heard the fan once.' },
    { author: 'Jonas', stars: 5, text: 'Swapped the storage in five minutes. The screws are really just screws.' },
    { author: 'Elif', stars: 4, text: 'Lovely keyboard. I would have liked a third port.' },
  ],
  'aurora-air-13': [
    { author: 'Noor', stars: 5, text: 'I forget that it is in my bag.' },
    { author: 'Henrik', stars: 4, text: 'Gets warm with large tables, but never loud: there is nothing to be loud.' },
  ],
  'studio-pro-16': [
    { author: 'Ada', stars: 5, text: 'Colours match the printer. Heavy, and worth it.' },
    { author: 'Bram', stars: 3, text: 'Fast, but the charger is a brick.' },
  ],
  'skerry-go-11': [{ author: 'Liv', stars: 4, text: 'Survived a glass of juice and a seven-year-old.' }],
  'nova-8': [
    { author: 'Samir', stars: 5, text: 'The pictures look like what I saw, not like an advertisement.' },
    { author: 'Greta', stars: 4, text: 'Very good, slightly slippery.' },
  ],
  'nova-8-mini': [{ author: 'Ines', stars: 5, text: 'At last a phone for normal hands.' }],
  'pine-one': [
    { author: 'Tore', stars: 5, text: 'Changed the battery at the kitchen table.' },
    { author: 'Anouk', stars: 3, text: 'The camera is fine in daylight only.' },
  ],
  'halden-fold': [{ author: 'Pieter', stars: 4, text: 'The fold is visible, and after a week I stopped seeing it.' }],
  'folio-11': [
    { author: 'Wilma', stars: 5, text: 'Sheet music, sketches, the paper in the morning. The pen feels right.' },
  ],
  'quiet-700': [
    { author: 'Oskar', stars: 5, text: 'Slept from Oslo to Lisbon.' },
    { author: 'Mina', stars: 4, text: 'Great sound; the case is a bit large.' },
  ],
  'drift-buds': [{ author: 'Felix', stars: 4, text: 'Stay in when I run, survive when it rains.' }],
  'cove-speaker': [{ author: 'Astrid', stars: 5, text: 'No app, no account. Turn it on, hear music.' }],
  'trail-watch-3': [
    { author: 'Kaja', stars: 5, text: 'Nine days in the mountains, 40 percent left.' },
    { author: 'Luca', stars: 4, text: 'Buttons that work with gloves, finally.' },
  ],
  'dawn-lamp': [{ author: 'Ronja', stars: 5, text: 'The only alarm that I have never sworn at.' }],
  'hearth-thermostat': [
    { author: 'Emil', stars: 4, text: 'Saved us a tenth in the first winter, and says so honestly.' },
  ],
};

export function reviewsOf(productId: string): readonly Review[] {
  return REVIEWS[productId] ?? [];
}

/** Mean of the stars to one decimal; undefined without reviews. */
export function averageStars(reviews: readonly Review[]): number | undefined {
  if (reviews.length === 0) return undefined;
  return Math.round((reviews.reduce((sum, { stars }) => sum + stars, 0) / reviews.length) * 10) / 10;
}
