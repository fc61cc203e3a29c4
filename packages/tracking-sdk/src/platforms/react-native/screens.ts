import type { NavigationContainerLike, ScreenParams } from './options.ts';

/** Calls back for each screen that React Navigation shows, once per visit. @returns the end of it */
export function followNavigation(
  container: NavigationContainerLike,
  names: readonly string[],
  onScreen: (name: string, params: ScreenParams) => void,
): () => void {
  let shown: string | undefined;
  const look = () => {
    const route = container.isReady() ? container.getCurrentRoute() : undefined;
    // A change of state that leaves the route as it was is none: parameters, an opened drawer.
    if (!route || route.key === shown) return;
    shown = route.key;
    const given = route.params as ScreenParams | undefined;
    onScreen(route.name, Object.fromEntries(names.map((name) => [name, given?.[name]])));
  };
  look();
  return container.addListener('state', look);
}
