import description from '../../package.json' with { type: 'json' };

/** This version of Sundet, as package.json has it. */
export const VERSION: string = description.version;
