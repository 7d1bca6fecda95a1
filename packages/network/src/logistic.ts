/** Keeps the weights of features that say the same finite. */
const RIDGE = 1;
const ROUNDS = 20;

/** A logistic regression on features that were brought to mean 0 and deviation 1. */
export interface Logistic {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** One a feature, then the constant. */
  readonly weights: Float64Array;
}

/** Fits by Newton's method with a ridge. Rows lie one after another; O(rounds · rows · features²). */
export function fitLogistic(rows: Float64Array, labels: Uint8Array, features: number): Logistic {
  const count = labels.length;
  const means = new Float64Array(features);
  const deviations = new Float64Array(features);
  for (let i = 0; i < rows.length; i++) means[i % features]! += rows[i]! / count;
  for (let i = 0; i < rows.length; i++) deviations[i % features]! += (rows[i]! - means[i % features]!) ** 2 / count;
  for (let j = 0; j < features; j++) deviations[j] = Math.sqrt(deviations[j]!) || 1;
  const size = features + 1;
  const weights = new Float64Array(size);
  const model: Logistic = { means, deviations, weights };
  const x = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Float64Array(size);
    const curvature = Array.from({ length: size }, () => new Float64Array(size));
    for (let j = 0; j < features; j++) {
      gradient[j] = -RIDGE * weights[j]!;
      curvature[j]![j] = RIDGE;
    }
    curvature[features]![features] = 1e-9;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < features; j++) x[j] = (rows[i * features + j]! - means[j]!) / deviations[j]!;
      x[features] = 1;
      const probability = 1 / (1 + Math.exp(-dot(x, weights)));
      const slope = probability * (1 - probability);
      for (let j = 0; j < size; j++) {
        gradient[j]! += (labels[i]! - probability) * x[j]!;
        for (let k = 0; k < size; k++) curvature[j]![k]! += slope * x[j]! * x[k]!;
      }
    }
    const change = solve(curvature, gradient);
    for (let j = 0; j < size; j++) weights[j]! += change[j]!;
  }
  return model;
}

/** Higher for what is more likely; the log of the odds in the sample that was fitted. */
export function scoreLogistic({ means, deviations, weights }: Logistic, row: Float64Array): number {
  let score = weights[row.length]!;
  for (let j = 0; j < row.length; j++) score += (weights[j]! * (row[j]! - means[j]!)) / deviations[j]!;
  return score;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Gaussian elimination of a symmetric positive system, in place. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const factor = matrix[j]![i]! / matrix[i]![i]!;
      for (let k = i; k < size; k++) matrix[j]![k]! -= factor * matrix[i]![k]!;
      right[j]! -= factor * right[i]!;
    }
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i]! -= matrix[i]![k]! * right[k]!;
    right[i]! /= matrix[i]![i]!;
  }
  return right;
}
