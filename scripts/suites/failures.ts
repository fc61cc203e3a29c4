/** Tools whose reports can be read. */
export type ReportFormat = 'playwright' | 'vitest';

/** A test that failed. */
export interface Failure {
  test: string;
  error: string;
}

/** The failed tests of a report in JSON. */
export function failuresIn(format: ReportFormat, json: string): Failure[] {
  return format === 'vitest' ? ofVitest(JSON.parse(json)) : ofPlaywright(JSON.parse(json));
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; ok: boolean; tests: { results: { errors?: { message?: string }[] }[] }[] }[];
}

function ofPlaywright(report: { suites: PlaywrightSuite[]; errors?: { message?: string }[] }): Failure[] {
  const outside = (report.errors ?? []).map(({ message = '' }) => ({ test: 'outside of tests', error: message }));
  return [...outside, ...report.suites.flatMap((suite) => ofSuite(suite, []))];
}

function ofSuite({ title, suites = [], specs = [] }: PlaywrightSuite, parents: string[]): Failure[] {
  const path = [...parents, title];
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map((spec) => ({
      test: [...path, spec.title].join(' › '),
      error: spec.tests.flatMap(({ results }) => results).flatMap(({ errors }) => errors ?? [])[0]?.message ?? '',
    })),
    ...suites.flatMap((suite) => ofSuite(suite, path)),
  ];
}

interface VitestFile {
  name: string;
  status: string;
  message: string;
  assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
}

function ofVitest(report: { testResults: VitestFile[] }): Failure[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) => ({ test: `${name} › ${fullName}`, error: failureMessages?.[0] ?? '' }));
    return status === 'failed' && failed.length === 0 ? [{ test: name, error: message }] : failed;
  });
}
