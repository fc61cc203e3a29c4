/** What goes over the wire of the Gemini API, as far as it is used here. */
export interface GenerateBody {
  contents?: { role: string; parts: { text?: string }[] }[];
  systemInstruction?: { parts: { text: string }[] };
  generationConfig?: {
    maxOutputTokens?: number;
    responseMimeType?: string;
    responseJsonSchema?: Record<string, unknown>;
    thinkingConfig?: { thinkingLevel?: string };
  };
}

export interface EmbedBody {
  content?: { parts: { text: string }[] };
  outputDimensionality?: number;
}

export interface BatchEmbedBody {
  requests?: EmbedBody[];
}

/** An answer over HTTP; `hang` and `reset` are what no answer looks like. */
export type FakeAnswer =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | { status: number; html: string }
  | 'hang'
  | 'reset';

/** An answer of the model with text; the counts are those of the texts by the rule of four characters a token. */
export function textAnswer(text: string, body: GenerateBody, finishReason = 'STOP'): FakeAnswer {
  const prompt = JSON.stringify(body.contents ?? '').length + JSON.stringify(body.systemInstruction ?? '').length;
  return {
    status: 200,
    body: {
      candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason, index: 0 }],
      usageMetadata: usage(Math.ceil(prompt / 4), Math.ceil(text.length / 4)),
      modelVersion: 'fake-gemini',
      responseId: 'fake',
    },
  };
}

export function usage(promptTokenCount: number, candidatesTokenCount: number): Record<string, number> {
  return { promptTokenCount, candidatesTokenCount, totalTokenCount: promptTokenCount + candidatesTokenCount };
}

/** An error as the API writes it. */
export function apiError(
  code: number,
  status: string,
  message: string,
  details: unknown[] = [],
  headers: Record<string, string> = {},
): FakeAnswer {
  return { status: code, body: { error: { code, message, status, details } }, headers };
}
