import { describe, expect, test } from 'vitest';
import { consentFromTcf, type TcfOptions } from './tcf.ts';

/** `TCData` as in the CMP API v2 of the IAB, with the purposes that were agreed to and those of legitimate interest. */
function tcData(consents: number[], more: object = {}, interests: number[] = []) {
  const flags = (numbers: number[]) =>
    Object.fromEntries(Array.from({ length: 11 }, (_, i) => [i + 1, numbers.includes(i + 1)]));
  return {
    tcString: 'CQ…',
    tcfPolicyVersion: 5,
    cmpId: 300,
    cmpVersion: 2,
    gdprApplies: true,
    eventStatus: 'tcloaded',
    cmpStatus: 'loaded',
    listenerId: 1,
    isServiceSpecific: true,
    useNonStandardStacks: false,
    publisherCC: 'DE',
    purposeOneTreatment: false,
    purpose: { consents: flags(consents), legitimateInterests: flags(interests) },
    vendor: { consents: { '755': true }, legitimateInterests: { '755': true } },
    specialFeatureOptins: {},
    publisher: { consents: {}, legitimateInterests: {}, customPurpose: {}, restrictions: {} },
    ...more,
  };
}

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const yes = { analytics: true, personalization: true, aiProcessing: true };
const no = { analytics: false, personalization: false, aiProcessing: false };

describe('the Transparency and Consent Framework', () => {
  test.each<[string, unknown, TcfOptions, unknown]>([
    ['everything accepted', tcData(ALL), {}, yes],
    ['everything declined', tcData([]), {}, no],
    ['measuring only', tcData([1, 8]), {}, { ...no, analytics: true }],
    ['measuring without storage', tcData([8, 10]), {}, { ...no, aiProcessing: true }],
    ['a choice just made', tcData(ALL, { eventStatus: 'useractioncomplete' }), {}, yes],
    ['the banner is open', tcData([], { eventStatus: 'cmpuishown' }), {}, undefined],
    ['a stub that knows nothing', { cmpStatus: 'stub', listenerId: 1, eventStatus: null }, {}, undefined],
    ['a CMP in error', tcData(ALL, { cmpStatus: 'error' }), {}, undefined],
    ['GDPR does not apply', { gdprApplies: false, tcfPolicyVersion: 5, cmpId: 300, cmpVersion: 2 }, {}, yes],
    ['GDPR does not apply, own rule', { gdprApplies: false }, { elsewhere: { analytics: true } }, { analytics: true }],
    ['GDPR may apply, nothing agreed', { eventStatus: 'tcloaded' }, {}, no],
    [
      'own purposes',
      tcData([1]),
      { purposes: { analytics: [1], aiProcessing: [] } },
      { analytics: true, personalization: false },
    ],
    ['a vendor that was agreed to', tcData(ALL), { vendor: 755 }, yes],
    ['a vendor that was not', tcData(ALL), { vendor: 12 }, no],
    ['interest without permission', tcData([1], {}, [8, 10]), {}, no],
    [
      'interest with permission',
      tcData([1], {}, [8, 10]),
      { legitimateInterest: true },
      { ...yes, personalization: false },
    ],
    ['interest where the TCF forbids it', tcData([8], {}, [1, 5, 6]), { legitimateInterest: true }, no],
    [
      'a purpose that the publisher forbids a vendor',
      tcData(ALL, { publisher: { restrictions: { 10: { 755: 0 } } } }),
      { vendor: 755 },
      { ...yes, aiProcessing: false },
    ],
    [
      'a purpose that the publisher allows a vendor by consent only',
      tcData([1, 5, 6, 8], { publisher: { restrictions: { 10: { 755: 1 } } } }, [10]),
      { vendor: 755, legitimateInterest: true },
      { ...yes, aiProcessing: false },
    ],
    [
      "the publisher's own purposes",
      tcData([], { publisher: { consents: { 1: true, 8: true } } }),
      { segment: 'publisher' },
      { ...no, analytics: true },
    ],
    ['a text', 'tcloaded', {}, undefined],
    ['null', null, {}, undefined],
    ['purposes of a wrong shape', tcData([], { purpose: 'all', vendor: null }), { vendor: 755 }, no],
  ])('%s', (_, data, options, consent) => {
    expect(consentFromTcf(data, options)).toEqual(consent);
  });
});
