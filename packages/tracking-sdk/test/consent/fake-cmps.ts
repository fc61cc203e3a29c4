import type { Page } from '@playwright/test';

/** The stub of a CMP for TCF or GPP: keeps calls, and gives them to the API that takes its place. */
export const putStub = (page: Page, name: '__tcfapi' | '__gpp') =>
  page.evaluate((name) => {
    const calls: unknown[][] = [];
    Object.assign(window, { [name]: (...call: unknown[]) => void calls.push(call), kept: calls });
  }, name);

/** A CMP of the Transparency and Consent Framework, with listeners as its CMP API v2 says. */
export const putTcf = (page: Page) =>
  page.evaluate(() => {
    const listeners = new Map<number, (data: unknown, success: boolean) => void>();
    let state: object = {
      cmpStatus: 'loaded',
      gdprApplies: true,
      eventStatus: 'cmpuishown',
      purpose: { consents: {} },
    };
    const call = (id: number) => listeners.get(id)?.({ ...state, listenerId: id }, true);
    const api = (command: string, _: number, callback: (...given: unknown[]) => void, id: number) => {
      if (command === 'addEventListener') {
        listeners.set(listeners.size + 1, callback);
        call(listeners.size);
      }
      if (command === 'removeEventListener') callback(listeners.delete(id));
    };
    window.tool = {
      choose(accepted: number[]) {
        const consents = Object.fromEntries(accepted.map((number) => [number, true]));
        state = { ...state, eventStatus: 'useractioncomplete', purpose: { consents } };
        for (const id of listeners.keys()) call(id);
      },
      listeners: () => listeners.size,
    };
    const { kept = [] } = window as unknown as { kept?: Parameters<typeof api>[] };
    Object.assign(window, { __tcfapi: api });
    for (const each of kept) api(...each);
  });

/** A CMP of the Global Privacy Platform, with listeners as its CMP API 1.1 says. */
export const putGpp = (page: Page, withSections = true) =>
  page.evaluate((withSections) => {
    const listeners = new Map<number, (event: unknown, success: boolean) => void>();
    let sections: Record<string, unknown> = {};
    let signalStatus = 'not ready';
    const ping = () => ({
      ...{ gppVersion: '1.1', cmpStatus: 'loaded', signalStatus, applicableSections: [7], supportedAPIs: ['7:usnat'] },
      ...(withSections ? { parsedSections: sections } : {}),
    });
    const tellAll = (eventName: string, data: unknown) => {
      for (const [listenerId, listener] of listeners) listener({ eventName, listenerId, data, pingData: ping() }, true);
    };
    const api = (command: string, callback: (...given: unknown[]) => void, given: never) => {
      if (command === 'addEventListener') {
        const listenerId = listeners.size + 1;
        listeners.set(listenerId, callback);
        callback({ eventName: 'listenerRegistered', listenerId, data: true, pingData: ping() }, true);
      }
      if (command === 'removeEventListener') callback(listeners.delete(given), true);
      if (command === 'getSection') callback(sections[given] ?? null, true);
    };
    window.tool = {
      choose(saleOptOut: number) {
        signalStatus = 'not ready';
        tellAll('signalStatus', signalStatus);
        sections = { usnat: [{ SaleOptOut: saleOptOut, SharingOptOut: 2 }, { Gpc: false }] };
        tellAll('sectionChange', 'usnat');
        signalStatus = 'ready';
        tellAll('signalStatus', signalStatus);
      },
      listeners: () => listeners.size,
    };
    const { kept = [] } = window as unknown as { kept?: Parameters<typeof api>[] };
    Object.assign(window, { __gpp: api });
    for (const each of kept) api(...each);
  }, withSections);

/** The purposes of the Transparency and Consent Framework. */
export const ALL_PURPOSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
