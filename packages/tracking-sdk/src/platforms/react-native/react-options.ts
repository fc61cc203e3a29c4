/** The part of React that is used. */
export interface ReactLike<Element> {
  createElement(component: unknown, props: unknown, ...children: unknown[]): Element;
  useEffect(effect: () => void, dependencies: readonly unknown[]): void;
}

export interface TouchBoundaryParts<Element> {
  React: Pick<ReactLike<Element>, 'createElement'>;
  /** React Native's `View`. */
  View: unknown;
  /** Test ids and names of components; taps in them are not told. */
  ignore?: readonly string[];
}
