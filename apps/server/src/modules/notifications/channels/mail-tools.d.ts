/** The two tools that the tests receive mail with come without types; this is what is used. */
declare module 'smtp-server' {
  import type { Readable } from 'node:stream';
  import type { Server } from 'node:net';

  export class SMTPServer {
    readonly server: Server;
    constructor(options: {
      authOptional: boolean;
      disabledCommands: string[];
      onRcptTo?(address: { address: string }, session: object, done: (error?: Error) => void): void;
      onData?(stream: Readable, session: object, done: (error?: Error) => void): void;
    });
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
  }
}

declare module 'mailparser' {
  interface ParsedAddress {
    readonly address: string;
    readonly name: string;
  }
  export interface ParsedMail {
    readonly messageId: string;
    readonly subject: string;
    readonly from: { readonly value: ParsedAddress[] };
    readonly to: { readonly value: ParsedAddress[] };
    readonly text: string;
    readonly html: string;
    readonly attachments: { filename: string; contentType: string; content: Buffer }[];
    readonly headerLines: { key: string; line: string }[];
  }
  export function simpleParser(source: Buffer): Promise<ParsedMail>;
}
