/** The sentences in which the server says why, in English; their named parts are put into the message of the same name. */
export const SAID: readonly (readonly [name: string, sentence: RegExp])[] = [
  ["counted", /^counted$/],
  ["widens", /^hedged: widens the range only$/],
  ["not_asserted", /^(?<factuality>denied|planned|hypothetical|hedged), not asserted$/],
  ["again", /^the same voice says it again$/],
  ["superseded", /^superseded by the same voice \((?<n>\d+)\)$/],
  ["others_assert", /^hedged, and others assert$/],
  ["higher", /^higher than the most conservative \((?<n>\d+)\)$/],
  ["conservative", /^the most conservative$/],
  ["lowest", /^lowest$/],
  ["highest", /^highest$/],
  ["within", /^within$/],
  ["said_last", /^said last$/],
  ["latest", /^latest of its source$/],
  ["no_majority", /^no count has a majority$/],
  ["agree", /^one of (?<n>\d+) voices that agree$/],
  ["outvoted", /^outvoted by (?<n>\d+)$/],
  ["outranked", /^outranked by (?<source_class>\w+)$/],
  ["goes_first", /^(?<source_class>\w+) goes first$/],
  ["group_only", /^counts (?<groups>\w+(?: and \w+)*) only: in the count of everybody$/],
  ["part", /^a part of another count$/],
  ["finest", /^the finest$/],
  ["says_so", /^says so$/],
  ["says_else", /^says something else$/],
  ["revised", /^(?<harm>\w+) (?<before>\d+) → (?<now>\d+) \((?<policy>[\w-]+)\)$/],
  ["one_with", /^one happening with (?<ids>.+)$/],
  ["apart_from", /^told apart from (?<ids>.+)$/],
  ["came_by", /^(?<n>\d+) claims? came in, told by (?<names>.+)$/],
  ["came", /^(?<n>\d+) claims? came in$/],
  ["went", /^(?<n>\d+) claims? went out$/],
  ["described", /^its description changed$/],
  ["elsewhere", /^its claims tell other events now$/],
  ["withdrawn", /^all its reports were withdrawn, or say it no more$/],
  ["accepted", /^a claim accepted by (?<name>[^(]+)$/],
  ["corrected", /^a claim corrected by (?<name>[^(]+?) \((?<fields>[^)]*)\)$/],
  ["rejected", /^a claim rejected by (?<name>[^(]+)$/],
  ["added", /^a missed claim added by (?<name>[^(]+?)(?: \((?<fields>[^)]*)\))?$/],
  ["undone", /^a review undone by (?<name>[^(]+)$/],
  ["sure", /^the machine is (?<n>\d+) in 100 sure of it$/],
  ["in_dispute", /^in dispute, (?<disputes>.+)$/],
  ["moves", /^without it the best count moves, (?<moves>.+)$/],
  ["alone", /^no other voice tells it$/],
  ["one_of", /^one of (?<n>\d+) independent voices tells it$/],
  ["differ", /^two reviewers differ: (?<fields>.+)$/],
  ["twice", /^(?<n>\d+) dead and wounded are counted twice if they are one$/],
  ["likely", /^the machine holds it (?<n>\d+) in 100 likely$/],
];

/** Which of the server's sentences this is, with its parts; null for another. */
export function sentenceOf(said: string): { name: string; parts: Readonly<Record<string, string | undefined>> } | null {
  for (const [name, pattern] of SAID) {
    const found = pattern.exec(said);
    if (found !== null) return { name, parts: found.groups ?? {} };
  }
  return null;
}
