// The line that the sum agrees, the bars by grant and by kind of provider, and beside them the same in kronor.

import type { Account, Count, FollowUp, GroupAccount } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { sharesChart, sharesLegend, type Shares } from "../charts/shares.js";
import type { Context } from "./context.js";
import { sign } from "../numbers.js";
import { dayText } from "./dates.js";
import { columnsOf, difference, digitsOf, money, moneyText, numberText, parts, reported, reportedText, type Column } from "./figures.js";

export function account(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t } = ctx;
  if (answer.duties.length === 0) return nothing;
  const groups = answer.byGroup.length > 1;
  return html`${controlLine(ctx, answer.total, answer.currency)}
    <section class="fd-sec fd-follow__money" aria-labelledby="fd-f-money">
      <div class="fd-sec__head"><h2 id="fd-f-money" tabindex="-1">${t.followup.money}</h2><p>${t.followup.moneyLead}</p></div>
      <div class="fd-card ${groups ? "fd-two" : ""}">${byDuty(ctx, answer)} ${groups ? byGroup(ctx, answer) : nothing}</div>
      <div class="fd-card fd-follow__tables"><div class="fd-follow__one">${dutyTable(ctx, answer)} ${exempt(ctx, answer)}</div> ${groups ? html`<div class="fd-follow__one">${groupTable(ctx, answer)}</div>` : nothing}</div>
    </section>`;
}

export function controlLine(ctx: Context, total: Account, currency: string): TemplateResult {
  const { t } = ctx;
  const f = t.followup;
  const rest = difference(total);
  const agrees = rest === undefined || sign(rest) === 0;
  const text = (value: string | null) => moneyText(ctx, value, currency);
  return html`<section aria-label=${f.control}>
    <div class="fd-control ${agrees ? "" : "fd-control--over"}" data-control="followup" data-ok=${agrees}>
      <span class="fd-control__mark"></span>
      <p class="fd-control__eq"><b>${agrees ? f.agrees : f.differs}</b> <span data-figure="allocated">${f.allocatedIs(text(total.allocated))}</span>
        <span data-figure="used">${f.usedIs(text(total.used))}</span> <span data-figure="unspent">${f.unspentIs(text(total.unspent))}</span>
        <span data-figure="notReported">${f.notReportedIs(text(total.notReported))}</span>${rest === undefined ? nothing : html` <span data-figure="difference">${f.differenceIs(text(rest))}</span>`}</p>
      ${rest === undefined ? html`<p class="fd-control__more">${f.controlHidden}</p>` : nothing}
    </div>
  </section>`;
}

function bar(ctx: Context, label: string, note: string, account: Account): Shares {
  return { label, note, figure: reportedText(ctx, account), parts: parts(account) };
}

/** What a chart shows, for those who do not see it: as per cent of the whole, and the word where it is protected. */
function described(ctx: Context, label: string, account: Account): string {
  const { t, fmt } = ctx;
  const found = parts(account);
  if (!found) return account.allocated !== null && sign(account.allocated) === 0 ? "" : t.followup.describedHidden(label);
  const [used, unspent, missing] = found.map((part) => fmt.percent(String(Math.round(part * 1000) / 10)));
  return t.followup.described(label, used ?? "", unspent ?? "", missing ?? "");
}

function byDuty(ctx: Context, answer: FollowUp): TemplateResult {
  const { t, lang } = ctx;
  const f = t.followup;
  const { duties, total } = answer;
  return sharesChart(
    {
      id: "fd-f-shares",
      heading: total.share === undefined ? f.shareHeadingNone : f.shareHeading(reportedText(ctx, total)),
      sub: f.shareSub,
      title: f.shareTitle,
      description: `${duties.map((duty) => described(ctx, nameOf(answer, duty.id), duty.account)).join(" ")} ${f.same}`,
      legend: sharesLegend("fd-f-shares", [f.columns.used, f.columns.unspent, f.columns.notReported]),
      ...(total.reported === null || total.rows === null ? {} : { source: f.source(numberText(ctx, total.reported), numberText(ctx, total.rows), dayText(answer.day, lang)) }),
    },
    duties.map((duty) => bar(ctx, nameOf(answer, duty.id), groupsOf(answer, duty.byGroup.filter(has).map(({ group }) => group)), duty.account)),
  );
}

/** The grant, and the duty's own name where the grant has several. */
export function nameOf({ duties }: FollowUp, id: string): string {
  const duty = duties.find((one) => one.id === id);
  if (!duty) return id;
  return duties.filter(({ resource }) => resource.id === duty.resource.id).length > 1 ? duty.label : duty.resource.label;
}

/** A group that has, or may have, something to report. */
const has = ({ units }: GroupAccount): boolean => units === null || units > 0;

const schoolsText = ({ t }: Context, units: Count): string => (units === null ? "" : t.followup.schools(units));

const labelOf = ({ groups }: FollowUp, group: string): string => capital(groups.find(({ id }) => id === group)?.label ?? group);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);

/** Named where not all kinds of provider have the grant. */
const groupsOf = (answer: FollowUp, ids: readonly string[]): string => (ids.length > 0 && ids.length < answer.byGroup.length ? ids.map((id) => labelOf(answer, id).toLocaleLowerCase("sv")).join(", ") : "");

function byGroup(ctx: Context, answer: FollowUp): TemplateResult {
  const { t } = ctx;
  const f = t.followup;
  return sharesChart(
    {
      id: "fd-f-groups",
      heading: f.groupHeading,
      sub: f.groupSub,
      title: f.groupTitle,
      description: `${answer.byGroup.map(({ group, account }) => described(ctx, labelOf(answer, group), account)).join(" ")} ${f.same}`,
    },
    answer.byGroup.map(({ group, units, account }) => bar(ctx, labelOf(answer, group), schoolsText(ctx, units), account)),
  );
}

export interface Line {
  key: string;
  label: string;
  note?: string | undefined;
  account: Account;
  /** Stands under another line, and is not counted again. */
  within?: boolean;
}

/** A table of accounts: one line each, and the sum beneath. */
export function accountTable(ctx: Context, table: { name: string; caption: string; head: string; lines: readonly Line[]; total?: Account; currency: string; share?: boolean }): TemplateResult {
  const { t, ruleLang } = ctx;
  const f = t.followup;
  const accounts = [...table.lines.map(({ account }) => account), ...(table.total ? [table.total] : [])];
  const [columns, digits] = [columnsOf(accounts), digitsOf(accounts)];
  const cells = (account: Account) => html`${columns.map((column: Column) => html`<td role="cell" class="num" data-column=${column} data-label=${f.columns[column]}>${money(ctx, account[column], table.currency, { digits, bare: true })}</td>`)}
    <td role="cell" class="num" data-column="share" data-label=${f.share}>${reported(ctx, account)}</td>`;
  return html`<table class="fd-table fd-cards fd-table--tight fd-follow__table" role="table" data-table=${table.name}>
    <caption>${table.caption}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${table.head}</th>
      ${columns.map((column) => html`<th role="columnheader" scope="col" class="num">${f.columns[column]}</th>`)}<th role="columnheader" scope="col" class="num">${f.share}</th></tr></thead>
    <tbody role="rowgroup">${table.lines.map(
      ({ key, label, note, account, within }) => html`<tr role="row" data-key=${key} class=${within ? "is-within" : ""}><th role="rowheader" scope="row"><span lang=${ruleLang ?? nothing}>${label}</span>${note ? html`<small>${note}</small>` : nothing}</th>${cells(account)}</tr>`,
    )}</tbody>
    ${table.total ? html`<tfoot role="rowgroup"><tr role="row" data-key=""><th role="rowheader" scope="row">${f.sum}</th>${cells(table.total)}</tr></tfoot>` : nothing}
  </table>
  ${columns.includes("over") ? html`<p class="fd-src">${f.overNote}</p>` : nothing}`;
}

function dutyTable(ctx: Context, answer: FollowUp): TemplateResult {
  const f = ctx.t.followup;
  const lines = answer.duties.flatMap((duty): Line[] => {
    const groups = duty.byGroup.filter(has);
    const within = groups.length > 1 ? groups.map(({ group, account, units }): Line => ({ key: `${duty.id}/${group}`, label: labelOf(answer, group), note: schoolsText(ctx, units), account, within: true })) : [];
    return [{ key: duty.id, label: nameOf(answer, duty.id), note: within.length > 0 ? undefined : groupsOf(answer, groups.map(({ group }) => group)), account: duty.account }, ...within];
  });
  return accountTable(ctx, { name: "followup-duties", caption: f.table, head: f.resource, lines, total: answer.total, currency: answer.currency });
}

/** Rows of the grant that a duty leaves out: another may ask for them, and else they stand in no sum here. */
function exempt(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const f = ctx.t.followup;
  const own = answer.duties.filter(({ exempt }) => exempt.rows !== 0);
  if (own.length === 0) return nothing;
  return html`<p class="fd-src" data-exempt>${own.map(({ id, exempt }) => f.exempt(nameOf(answer, id), numberText(ctx, exempt.rows), moneyText(ctx, exempt.allocated, answer.currency))).join(" ")}</p>`;
}

function groupTable(ctx: Context, answer: FollowUp): TemplateResult {
  const f = ctx.t.followup;
  const lines = answer.byGroup.map(({ group, units, account }): Line => ({ key: group, label: labelOf(answer, group), note: schoolsText(ctx, units), account }));
  return accountTable(ctx, { name: "followup-groups", caption: f.groupTable, head: f.group, lines, total: answer.total, currency: answer.currency });
}

