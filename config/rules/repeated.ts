export interface Repeated {
  readonly index: number;
  readonly first: number;
  readonly value: string;
}

export function repeated(values: readonly (string | undefined)[]): Repeated[] {
  const firsts = new Map<string, number>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    const first = firsts.get(value);
    if (first !== undefined) return [{ index, first, value }];
    firsts.set(value, index);
    return [];
  });
}
