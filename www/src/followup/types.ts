// What the core answers about follow-up. Stands here until the package itself has the types.

import type { Cell } from "fordela";

export type Amount = string | null;
export type Count = number | null;
export type Audience = "economist" | "board" | { unit: string };

export interface Account {
  allocated: Amount; used: Amount; unspent: Amount; notReported: Amount; over: Amount;
  rows: Count; reported: Count; missing: Count; overdue: Count;
  share?: string;
}
export interface GroupAccount { group: string; units: Count; account: Account }
export interface Report { key: string; date?: string; cells: { id: string; label: string; cell: Cell }[]; missing: string[] }
export type RowState = "reported" | "partly" | "waiting" | "missing" | "overdue";
export interface Row {
  key: string; unit: string; unitLabel: string; allocated: string; used: string; unspent: string; notReported: string; over: string;
  state: RowState; due?: string; daysLate?: number; reports: Report[]; failed: string[];
}
export interface Stratum { label: string; population: Count; asked: number; drawn: Count; reviewed?: Count; rows: { key: string; unit: string; label: string; amount: string }[] }
export interface Duty {
  id: string; label: string; resource: { id: string; label: string; kind: string }; table: { id: string; label: string }; consequence: "spärr" | "påminnelse";
  source?: { id: string; title: string }; fields: { id: string; label: string }[]; account: Account; byGroup: GroupAccount[]; rows: Row[]; exempt: { rows: Count; allocated: Amount };
  requirements: { label: string; failed: Count; of: Count }[]; strata: Stratum[];
}
export interface Coverage {
  id: string; label: string; source?: { id: string; title: string }; of: number;
  steps: { label: string; count: Count; upTo: Count; share?: string; upToShare?: string }[]; rest: Count; units?: { key: string; label: string; step: number | null }[];
}
export interface DescriptionCell { measure: string; group: number; time: string; units: Count; without: Count; median?: Cell; low?: Cell; high?: Cell; points?: { unit: string; label: string; value: Cell }[] }
export interface Description {
  id: string; label: string; source?: { id: string; title: string }; minimum: number; times: string[]; measures: { id: string; label: string; measure: string }[];
  groups: { label: string; units: Count; shown: boolean }[]; cells: DescriptionCell[];
}
export interface FollowUp {
  id: string; name: string; day: string; seed: string; currency: string; audience: Audience; groups: { id: string; label: string }[];
  duties: Duty[]; total: Account; units: { key: string; label: string; provider?: string; account: Account }[];
  providers: { key: string; label: string; group?: string; account: Account }[]; byGroup: GroupAccount[];
  coverage: Coverage[]; descriptions: Description[]; protected: boolean;
}
export interface Options { day: string; seed: string; audience: Audience; limit?: number }
