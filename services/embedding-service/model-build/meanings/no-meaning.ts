/** Patterns of questions that say nothing of what happened, so that naming a thing is not taken for a meaning. */
export const NO_MEANING: readonly string[] = [
  '(people|customers|visitors|those|shoppers) (interested in|who looked at|who want|who like|looking for|looking at) (laptops|phones|shoes|sofas|furniture|cameras|tents|watches|coffee|toys|books|bicycles|lamps|clothes|jackets|jewellery|perfume|kitchen appliances|headphones|garden tools)',
  '(laptop|phone|shoe|sofa|camera|tent|watch|coffee machine|toy|book|bicycle|lamp|jacket|perfume|knife|headphone|dress|chair|table|bed|helmet)',
  '(visitors|customers|shoppers) (on a phone|on a tablet|on mobile|from Germany|from a newsletter|last week|today|yesterday|in October)',
  '(mobile|tablet|desktop) (users|visitors|shoppers)',
  '(everything|anything) (about|with) (laptops|phones|shoes|sofas|cameras|tents|toys)',
];
