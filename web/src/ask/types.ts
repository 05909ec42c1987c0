/** What the API answers with; the shapes of `vigie.model` and of the rows of `vigie.ask`, as JSON. */

export type * from "./shapes/accounts.ts";
export type * from "./shapes/boards.ts";
export type * from "./shapes/claims.ts";
export type * from "./shapes/events.ts";
export type * from "./shapes/lists.ts";
export type * from "./shapes/reports.ts";
export type * from "./shapes/sources.ts";
export type * from "./shapes/tallies.ts";
export type * from "./shapes/territory.ts";
