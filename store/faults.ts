/** Something about the register that an operator has to mend; the message is a sentence to show. */
export class RegisterTrouble extends Error {
  override readonly name = 'RegisterTrouble';
}

/** A workflow brings another event under a number that is on record already: never overwritten. */
export class RegisterDiffers extends Error {
  override readonly name = 'RegisterDiffers';
  readonly workflow: string;
  readonly sequence: number;
  constructor(workflow: string, sequence: number) {
    super(
      `The register holds another event ${sequence} of ${workflow} than the workflow brings: nothing was recorded; the recommendation has to be held and the two compared.`,
    );
    this.workflow = workflow;
    this.sequence = sequence;
  }
}

/** Events are missing between what is on record and what a workflow brings. */
export class RegisterGap extends Error {
  override readonly name = 'RegisterGap';
  readonly workflow: string;
  /** Number of the last event on record; 0 for none. */
  readonly recorded: number;
  readonly sequence: number;
  constructor(workflow: string, recorded: number, sequence: number) {
    super(
      `The register ends at event ${recorded} of ${workflow}, but the workflow brings event ${sequence}: nothing was recorded; what lies between has to be recorded first.`,
    );
    this.workflow = workflow;
    this.recorded = recorded;
    this.sequence = sequence;
  }
}

/** The register does not know what was named; `what` is the kind, for example `recommendation`. */
export class NotInRegister extends Error {
  override readonly name = 'NotInRegister';
  readonly what: string;
  readonly id: string;
  constructor(what: string, id: string) {
    super(`The register has no ${what} ${id}.`);
    this.what = what;
    this.id = id;
  }
}

/** Something that is kept for ever was to be written again with another content. */
export class AlreadyKept extends Error {
  override readonly name = 'AlreadyKept';
  readonly what: string;
  readonly id: string;
  constructor(what: string, id: string) {
    super(
      `The register already holds another ${what} ${id}; give the new one its own id or version.`,
    );
    this.what = what;
    this.id = id;
  }
}
