/** Something that interactions tell, as the analyst writes it and as people say it. */
export interface Meaning {
  /** In the words of search texts: the vector of this is what a saying is drawn to. */
  written: string;
  /** Patterns of sayings, see `sayingsOf`. */
  said: readonly string[];
}

/** Who is asked for, in a pattern. */
export const WHO = '(people|customers|shoppers|visitors|users|buyers|clients|somebody|someone|those)';
