// What the measures of the comparison are called: "kr per elev", "Gällande, kr".

import type { Context } from "./context.js";
import type { Result, Side } from "../result.js";
import { sideName } from "../names.js";

/** "kr per elev"; the currency alone where no size is told. */
export function perHeading(ctx: Context, result: Result): string {
  const { currency, size } = result.comparison;
  return size ? ctx.fmt.measure(`${currency}/${size.measure}`) : currency;
}

/** "Gällande, kr" */
export const sideHeading = (ctx: Context, result: Result, side: Side): string => ctx.t.comparison.unit(sideName(ctx, result, side), result.comparison.currency);
