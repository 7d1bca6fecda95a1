// The element of a column that begins at an address. As in the TypeScript, indices are trusted.

export function int(column: usize, index: i32): i32 {
  return load<i32>(column + ((<usize>index) << 2));
}

export function setInt(column: usize, index: i32, value: i32): void {
  store<i32>(column + ((<usize>index) << 2), value);
}

export function float(column: usize, index: i32): f64 {
  return load<f64>(column + ((<usize>index) << 3));
}

export function setFloat(column: usize, index: i32, value: f64): void {
  store<f64>(column + ((<usize>index) << 3), value);
}

export function byte(column: usize, index: i32): i32 {
  return load<u8>(column + <usize>index);
}

export function setByte(column: usize, index: i32, value: i32): void {
  store<u8>(column + <usize>index, <u8>value);
}
