import { checkGemini } from './gemini/check-gemini.ts';

try {
  process.exitCode = await checkGemini(process.env, console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
