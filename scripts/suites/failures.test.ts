import { describe, expect, it } from 'vitest';
import { failuresIn } from './failures.ts';

describe('the report of Playwright', () => {
  it('names failed tests with their file, their group and their first error', () => {
    const spec = (title: string, ok: boolean, errors: { message: string }[]) => ({
      title,
      ok,
      tests: [{ results: [{ errors }] }],
    });
    const suites = [
      {
        title: 'a.spec.ts',
        specs: [spec('works', true, [])],
        suites: [{ title: 'in dark', specs: [spec('breaks', false, [{ message: 'first' }, { message: 'second' }])] }],
      },
    ];
    expect(failuresIn('playwright', JSON.stringify({ suites, errors: [] }))).toEqual([
      { test: 'a.spec.ts › in dark › breaks', error: 'first' },
    ]);
  });

  it('names what broke outside of tests', () => {
    const report = { suites: [], errors: [{ message: 'the server did not start' }] };
    expect(failuresIn('playwright', JSON.stringify(report))).toEqual([
      { test: 'outside of tests', error: 'the server did not start' },
    ]);
  });
});

describe('the report of vitest', () => {
  it('names failed tests, and files that could not be loaded', () => {
    const testResults = [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'a works', status: 'passed', failureMessages: [] },
          { fullName: 'a breaks', status: 'failed', failureMessages: ['expected 1 to be 2'] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ];
    expect(failuresIn('vitest', JSON.stringify({ testResults }))).toEqual([
      { test: 'a.test.ts › a breaks', error: 'expected 1 to be 2' },
      { test: 'b.test.ts', error: 'no such module' },
    ]);
  });
});
