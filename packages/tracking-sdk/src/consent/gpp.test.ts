import { describe, expect, test } from 'vitest';
import { consentFromGpp } from './gpp.ts';
import type { OptOutOptions } from './opt-outs.ts';
import { consentFromUsp } from './usp.ts';

/** `PingReturn` as in the CMP API of the Global Privacy Platform 1.1. */
function ping(applicableSections: number[], parsedSections: object, more: object = {}) {
  return {
    gppVersion: '1.1',
    cmpStatus: 'loaded',
    cmpDisplayStatus: 'hidden',
    signalStatus: 'ready',
    supportedAPIs: ['2:tcfeuv2', '7:usnat', '8:usca'],
    cmpId: 31,
    sectionList: applicableSections,
    applicableSections,
    gppString: 'DBABLA~BVQqAAAAAgA.QA',
    parsedSections,
    ...more,
  };
}
/** The core segment of the national section: 1 opted out, 2 did not, 0 not applicable. */
function usnat(SaleOptOut: number, SharingOptOut: number, TargetedAdvertisingOptOut: number) {
  const notices = { SharingNotice: 1, SaleOptOutNotice: 1, SharingOptOutNotice: 1, TargetedAdvertisingOptOutNotice: 1 };
  return { Version: 1, ...notices, SaleOptOut, SharingOptOut, TargetedAdvertisingOptOut, MspaCoveredTransaction: 2 };
}
const noGpc = { SubsectionType: 1, Gpc: false };

const yes = { analytics: true, personalization: true, aiProcessing: true };
const limited = { analytics: true, personalization: false, aiProcessing: false };

describe('the Global Privacy Platform', () => {
  test.each<[string, unknown, OptOutOptions, unknown]>([
    ['nothing opted out', ping([7], { usnat: [usnat(2, 2, 2), noGpc] }), {}, yes],
    ['nothing to opt out of', ping([7], { usnat: [usnat(0, 0, 0)] }), {}, yes],
    ['no sale', ping([7], { usnat: [usnat(1, 2, 2), noGpc] }), {}, limited],
    ['no sharing', ping([7], { usnat: [usnat(2, 1, 2), noGpc] }), {}, limited],
    ['no targeted advertising', ping([7], { usnat: [usnat(2, 2, 1), noGpc] }), {}, limited],
    ['Global Privacy Control', ping([7], { usnat: [usnat(2, 2, 2), { SubsectionType: 1, Gpc: true }] }), {}, limited],
    ['California', ping([8], { usca: [{ Version: 1, SaleOptOut: 1, SharingOptOut: 2 }, noGpc] }), {}, limited],
    [
      'Virginia, a section that is no list',
      ping([9], { usva: { SaleOptOut: 2, TargetedAdvertisingOptOut: 1 } }),
      {},
      limited,
    ],
    ['a state of the last years', ping([27], { usri: [{ SaleOptOut: 2, TargetedAdvertisingOptOut: 2 }] }), {}, yes],
    [
      'two sections, the strict one counts',
      ping([7, 8], { usnat: [usnat(2, 2, 2)], usca: [{ SaleOptOut: 1 }] }),
      {},
      limited,
    ],
    [
      'the legacy section',
      ping([6], { uspv1: [{ Version: 1, Notice: 'Y', OptOutSale: 'Y', LspaCovered: 'N' }] }),
      {},
      limited,
    ],
    ['the legacy section as a text', ping([6], { uspv1: '1YYN' }), {}, limited],
    [
      'own mapping',
      ping([7], { usnat: [usnat(1, 2, 2)] }),
      { map: ({ sale }) => ({ analytics: !sale }) },
      { analytics: false },
    ],
    ['no law applies', ping([-1], {}), {}, yes],
    ['no law applies, own rule', ping([-1], {}), { elsewhere: { analytics: true } }, { analytics: true }],
    ['the law of the European Union', ping([2], { tcfeuv2: [{}], usnat: [usnat(2, 2, 2)] }), {}, undefined],
    ['not known yet', ping([0], {}), {}, undefined],
    ['not ready', ping([7], { usnat: [usnat(2, 2, 2)] }, { signalStatus: 'not ready' }), {}, undefined],
    ['a CMP in error', ping([7], { usnat: [usnat(2, 2, 2)] }, { cmpStatus: 'error' }), {}, undefined],
    ['a section that is missing', ping([7], {}), {}, undefined],
    ['nonsense', { signalStatus: 'ready', applicableSections: 'all', parsedSections: 7 }, {}, undefined],
    ['nothing', undefined, {}, undefined],
  ])('%s', (_, data, options, consent) => {
    expect(consentFromGpp(data, options)).toEqual(consent);
  });
});

describe('the US Privacy String', () => {
  test.each<[unknown, unknown]>([
    ['1YNN', yes],
    ['1YYN', limited],
    ['1nyn', limited],
    ['1NNY', yes],
    ['1---', yes],
    ['1Y-N', yes],
    ['2YYN', undefined],
    ['1Y', undefined],
    ['', undefined],
    [null, undefined],
    [{}, undefined],
  ])('%j', (text, consent) => {
    expect(consentFromUsp(text)).toEqual(consent);
  });
});
