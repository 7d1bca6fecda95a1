/**
 * How far the share of `hits` among `draws` may lie from the chance of one, but for the chance `miss`: by Chernoff's
 * bound, on both sides (Hoeffding 1963, doi:10.1080/01621459.1963.10500830, theorem 1). Far less than for any numbers
 * between 0 and 1 where hits are rare.
 */
export function shareMargin(hits: number, draws: number, miss: number): number {
  const most = Math.log(2 / miss) / draws;
  const share = hits / draws;
  return Math.max(furthest(share, 1, most), furthest(share, 0, most));
}

/** How far towards `end` a chance may lie from the share without being further from it than `most` by divergence. */
function furthest(share: number, end: 0 | 1, most: number): number {
  let [near, far] = [share, Number(end)];
  // To the last bits: each round halves what is left.
  for (let round = 0; round < 50; round++) {
    const middle = (near + far) / 2;
    if (divergence(share, middle) <= most) near = middle;
    else far = middle;
  }
  return Math.abs(far - share);
}

function divergence(share: number, chance: number): number {
  const hit = share === 0 ? 0 : share * Math.log(share / chance);
  return share === 1 ? hit : hit + (1 - share) * Math.log((1 - share) / (1 - chance));
}
