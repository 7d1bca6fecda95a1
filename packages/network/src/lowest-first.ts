/** A queue of numbers in which the lowest key comes first, and of equal keys the lowest second key: a binary heap. */
export class LowestFirst {
  #keys = new Float64Array(64);
  #seconds = new Float64Array(64);
  #items = new Int32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The key of what `pop` gives next. */
  get lowestKey(): number {
    return this.#keys[0]!;
  }

  clear(): void {
    this.#length = 0;
  }

  push(key: number, second: number, item: number): void {
    if (this.#length === this.#items.length) this.#grow();
    const keys = this.#keys;
    const seconds = this.#seconds;
    const items = this.#items;
    let place = this.#length++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const keyAbove = keys[above]!;
      if (keyAbove < key || (keyAbove === key && seconds[above]! <= second)) break;
      keys[place] = keyAbove;
      seconds[place] = seconds[above]!;
      items[place] = items[above]!;
      place = above;
    }
    keys[place] = key;
    seconds[place] = second;
    items[place] = item;
  }

  /** Takes the first item out. The queue must not be empty. */
  pop(): number {
    const keys = this.#keys;
    const seconds = this.#seconds;
    const items = this.#items;
    const first = items[0]!;
    const last = --this.#length;
    const key = keys[last]!;
    const second = seconds[last]!;
    let place = 0;
    for (let below = 1; below < last; below = 2 * place + 1) {
      const right = below + 1;
      if (
        right < last &&
        (keys[right]! < keys[below]! || (keys[right] === keys[below] && seconds[right]! < seconds[below]!))
      ) {
        below = right;
      }
      if (keys[below]! > key || (keys[below] === key && seconds[below]! >= second)) break;
      keys[place] = keys[below]!;
      seconds[place] = seconds[below]!;
      items[place] = items[below]!;
      place = below;
    }
    keys[place] = key;
    seconds[place] = second;
    items[place] = items[last]!;
    return first;
  }

  #grow(): void {
    const length = this.#items.length * 2;
    const [keys, seconds, items] = [this.#keys, this.#seconds, this.#items];
    this.#keys = new Float64Array(length);
    this.#keys.set(keys);
    this.#seconds = new Float64Array(length);
    this.#seconds.set(seconds);
    this.#items = new Int32Array(length);
    this.#items.set(items);
  }
}
