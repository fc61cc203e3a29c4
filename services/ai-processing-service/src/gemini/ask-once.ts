import { createGoogle } from '@ai-sdk/google';
import { generateText, Output } from 'ai';
import { answerSchema } from './answer-schema.ts';
import type { GeminiSettings } from './gemini-settings.ts';
import { readFailure, tokensOf } from './read-failure.ts';
import type { Reply } from './reply.ts';

/** One question to the model. */
export interface Question {
  instructions: string;
  prompt: string;
  maxOutputTokens: number;
  timeoutMs: number;
}

/** Asks the model once, without a second try; every way to fail comes back as a value. */
export async function askOnce(settings: GeminiSettings, question: Question): Promise<Reply> {
  const { apiKey, baseUrl, model, tier } = settings;
  const google = createGoogle({ apiKey, ...(baseUrl === undefined ? {} : { baseURL: baseUrl }) });
  try {
    const result = await generateText({
      model: google(model),
      output: Output.object({ schema: answerSchema, name: 'session' }),
      instructions: question.instructions,
      prompt: question.prompt,
      maxOutputTokens: question.maxOutputTokens,
      temperature: 0,
      seed: 7,
      maxRetries: 0,
      timeout: question.timeoutMs,
      providerOptions: {
        google: {
          thinkingConfig: { thinkingLevel: 'minimal' },
          ...(tier === 'standard' ? {} : { serviceTier: tier }),
        },
      },
    });
    const tokens = tokensOf(result.usage);
    // Before the output: reading that of a blocked answer fails without saying why.
    if (result.finishReason === 'content-filter' || isBlocked(result.providerMetadata?.google?.promptFeedback)) {
      return { tokens, failure: { ending: 'blocked', again: 'never' } };
    }
    if (result.text === '') {
      return { tokens, failure: { ending: 'unreadable', again: 'once', note: 'The answer was empty.' } };
    }
    return { tokens, answer: result.output };
  } catch (error) {
    return readFailure(error);
  }
}

function isBlocked(promptFeedback: unknown): boolean {
  return typeof promptFeedback === 'object' && promptFeedback !== null && 'blockReason' in promptFeedback;
}
