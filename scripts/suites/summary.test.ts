import { describe, expect, it } from 'vitest';
import { type SuiteResult, summaryOf } from './summary.ts';

const passed: SuiteResult = { name: 'logic', passed: true, seconds: 3, failures: [], output: 'fine' };

describe('the summary of a run', () => {
  it('is one line a suite when all passed', () => {
    expect(summaryOf([passed])).toBe('passed  logic (3 s)');
  });

  it('ends with the failed tests and the beginnings of their errors', () => {
    const error = `\u001b[31mexpected 1\u001b[39m\n\n${'stack\n'.repeat(20)}`;
    const failed = { ...passed, name: 'shop', passed: false, failures: [{ test: 'buys', error }] };
    const lines = summaryOf([failed, passed]).split('\n');
    expect(lines.slice(0, 4)).toEqual(['FAILED  shop (3 s)', 'passed  logic (3 s)', 'shop: buys', '    expected 1']);
    expect(lines).toHaveLength(8);
  });

  it('shows the end of the output of a suite that has no report', () => {
    const failed = { ...passed, passed: false, output: 'begin\nthe engine is missing\n' };
    expect(summaryOf([failed])).toContain('    the engine is missing');
  });

  it('names many failures in few lines', () => {
    const failures = Array.from({ length: 100 }, (_, index) => ({ test: `test ${index}`, error: 'a\nb\nc' }));
    const lines = summaryOf([{ ...passed, passed: false, failures }]).split('\n');
    expect(lines).toHaveLength(62);
    expect(lines.at(-1)).toBe('… and 40 more');
  });
});
