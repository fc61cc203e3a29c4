'use client';

import {
  createContext,
  createElement,
  type ElementType,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react';
import { type CROWOptions, CROWTracker, type Product, type PropertiesOf } from './index.ts';
import { createHandle } from './react/handle.ts';

/** Either what a tracker is made from, or one that you made. */
export type CROWProviderProps = { children?: ReactNode } & (
  | {
      /** The options of a new tracker, which lives as long as the provider. Later changes of them do nothing. */
      options: CROWOptions;
      tracker?: undefined;
    }
  | {
      /** A tracker of yours, which the provider does not end. */
      tracker: CROWTracker;
      options?: undefined;
    }
);

const CrowContext = createContext<CROWTracker | undefined>(undefined);

/**
 * Gives a tracker to the components inside. It begins when the provider is mounted and ends when it is unmounted;
 * on a server, and while React renders, it does nothing.
 *
 * @example
 * <CROWProvider options={{ apiKey: 'crow_pk_…', endpoint: 'https://crow.example' }}>
 *   <App />
 * </CROWProvider>
 */
export function CROWProvider({ options, tracker, children }: CROWProviderProps): ReactElement {
  const [handle] = useState(() => (options ? createHandle(() => new CROWTracker(options)) : undefined));
  // No layout effect: React ends those while a Suspense boundary around shows its fallback.
  useEffect(() => {
    handle?.open();
    return handle?.close;
  }, [handle]);
  return createElement(CrowContext.Provider, { value: tracker ?? handle?.tracker }, children);
}

/**
 * The tracker of the provider around; one that knows your events comes from {@link createCrowHooks}.
 * @throws Error outside of a provider: events that nobody sends would be missed much later
 */
export function useCrow(): CROWTracker {
  const tracker = useContext(CrowContext);
  if (!tracker) throw new Error('useCrow() needs a <CROWProvider> with options or a tracker around the component.');
  return tracker;
}

/** A function that sends an event, the same one in each render. */
export function useTrackEvent(name: string): (properties?: Parameters<CROWTracker['track']>[1]) => void {
  const crow = useCrow();
  return useCallback((properties) => crow.track(name, properties), [crow, name]);
}

/**
 * Says which product the page shows, while the component is mounted; nothing while it is `undefined`, as before it was
 * loaded. The same product said again in another object changes nothing.
 */
export function useProductView(product: Product | undefined): void {
  const crow = useCrow();
  const text = product && JSON.stringify(product);
  useEffect(() => {
    if (text) crow.productView(JSON.parse(text));
  }, [crow, text]);
}

export type CrowProductProps = HTMLAttributes<HTMLElement> & {
  product: Product;
  /** The element to render. Default `article`. */
  as?: ElementType;
};

/** An element that is marked as a product, so that clicks in it are known to be about the product. */
export function CrowProduct({ product, as = 'article', ...others }: CrowProductProps): ReactElement {
  return createElement(as, { ...others, 'data-crow-product': JSON.stringify(product) });
}

/** The hooks for your own events. */
export interface CrowHooks<Events extends object> {
  useCrow(): CROWTracker<Events>;
  useTrackEvent<Name extends keyof Events & string>(name: Name): (...properties: PropertiesOf<Events[Name]>) => void;
}

/**
 * The hooks, with the names and properties of your own events checked.
 *
 * @example
 * type Events = { newsletter_signup: { placement: string }; logout: undefined };
 * export const { useCrow, useTrackEvent } = createCrowHooks<Events>();
 */
export function createCrowHooks<Events extends object>(): CrowHooks<Events> {
  // The same functions: only what the compiler knows of them differs.
  return { useCrow, useTrackEvent } as unknown as CrowHooks<Events>;
}
