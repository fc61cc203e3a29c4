import { BlockWriter, quantizeRows } from './write-blocks.mjs';

/** Where each tensor of the encoder is found in the original graph. */
const ENCODER = 'module_apply_default/Encoder_en/KonaTransformer/Encode';
const WEIGHTS = 'module/Encoder_en/KonaTransformer/Encode';

const VECTORS = {
  timing: `${ENCODER}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`,
  'dense.bias': `${ENCODER}/Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat`,
  'output.bias': 'module/Encoder_en/hidden_layers/tanh_layer_0/bias',
  ...bothLayers((layer) => ({
    [`layer${layer}.norm1.scale`]: norm(layer, '', 'scale'),
    [`layer${layer}.norm1.bias`]: norm(layer, '', 'bias'),
    [`layer${layer}.norm2.scale`]: norm(layer, 'FFN/', 'scale'),
    [`layer${layer}.norm2.bias`]: norm(layer, 'FFN/', 'bias'),
    [`layer${layer}.qkv.bias`]: attention(ENCODER, layer, 'qkv_transform_single/bias/ConcatPartitions/concat'),
    [`layer${layer}.attended.bias`]: attention(ENCODER, layer, 'output_transform_single/bias/ConcatPartitions/concat'),
    [`layer${layer}.wide.bias`]: `${ENCODER}/Layer_${layer}/TransformerLayer/FFN/conv1/bias/ConcatPartitions/concat`,
    [`layer${layer}.narrow.bias`]: `${ENCODER}/Layer_${layer}/TransformerLayer/FFN/conv2/bias/ConcatPartitions/concat`,
  })),
};

/** Matrices as [inputs, outputs] in the original. */
const MATRICES = {
  dense: `${ENCODER}/Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat`,
  output: 'module/Encoder_en/hidden_layers/tanh_layer_0/weights',
  ...bothLayers((layer) => ({
    [`layer${layer}.qkv`]: attention(WEIGHTS, layer, 'qkv_transform_single/kernel/part_0'),
    [`layer${layer}.attended`]: attention(WEIGHTS, layer, 'output_transform_single/kernel/part_0'),
    [`layer${layer}.wide`]: `${ENCODER}/TransformerStack/Layer_${layer}/TransformerLayer/FFN/conv1/Tensordot/Reshape_1`,
    [`layer${layer}.narrow`]: `${ENCODER}/TransformerStack/Layer_${layer}/TransformerLayer/FFN/conv2/Tensordot/Reshape_1`,
  })),
};

const PIECES = 'module/Embeddings_en';

function bothLayers(namesOf) {
  return { ...namesOf(0), ...namesOf(1) };
}

function norm(layer, part, what) {
  const place = `${part}layer_prepostprocess/layer_norm/layer_norm_${what}`;
  return `${ENCODER}/Layer_${layer}/TransformerLayer/${place}/ConcatPartitions/concat`;
}

function attention(root, layer, what) {
  return `${root}/Layer_${layer}/TransformerLayer/MultiheadAttention/${what}`;
}

/**
 * Packs the encoder into one file: the length of a JSON header (4 bytes, little-endian), the header, and then,
 * at offsets that are multiples of four, the numbers. Matrices are kept by output, each row in 8 bits a number
 * with one float32 scale (`weight = number * scale`), so that a row is read in one go; vectors stay float32.
 * The header names offsets from the end of the header.
 */
export function packModel({ weights, vocabulary }) {
  const writer = new BlockWriter();
  const add = (bytes) => writer.add(bytes);
  const tensor = (name) => {
    const found = weights.get(name);
    if (!found) throw new Error(`the weights have no ${name}`);
    return found;
  };
  const matrix = (rows) => {
    const { numbers, scales } = quantizeRows(rows);
    return { rows: rows.length, columns: rows[0].length, numbers: add(numbers), scales: add(scales) };
  };

  const header = { format: 1, vectors: {}, matrices: {}, pieces: {}, vocabulary: {} };
  for (const [name, source] of Object.entries(VECTORS)) {
    const { values } = tensor(source);
    header.vectors[name] = { length: values.length, numbers: add(values) };
  }
  for (const [name, source] of Object.entries(MATRICES)) header.matrices[name] = matrix(rowsByOutput(tensor(source)));
  header.pieces = matrix(rowsOf(tensor(PIECES)));
  const texts = Buffer.from(vocabulary.map(([piece]) => piece).join('\n'), 'utf8');
  header.vocabulary = {
    count: vocabulary.length,
    bytes: texts.byteLength,
    texts: add(texts),
    scores: add(Float64Array.from(vocabulary, ([, score]) => score)),
  };

  return writer.finish(header);
}

/** Rows of a matrix that is kept as [rows, columns]. */
function rowsOf({ shape, values }) {
  const columns = shape.at(-1);
  return Array.from({ length: values.length / columns }, (_, row) =>
    values.subarray(row * columns, (row + 1) * columns),
  );
}

/** The same numbers by output: what was a column becomes a row. */
function rowsByOutput({ shape, values }) {
  const outputs = shape.at(-1);
  const inputs = values.length / outputs;
  return Array.from({ length: outputs }, (_, output) =>
    Float32Array.from({ length: inputs }, (_, input) => values[input * outputs + output]),
  );
}
