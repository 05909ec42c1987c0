/** A page of any list. */

export interface List<T> {
  items: T[];
  next: string | null;
  total: number | null;
}
