import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'

/** A way to a server that is shut at first: connections are broken off until it is opened. */
export class TcpGate {
  private isOpen = false
  private readonly sockets = new Set<Socket>()

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** Listens on a free port of the loopback for a server on it. */
  static async before(targetPort: number): Promise<TcpGate> {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const gate = new TcpGate(server, (server.address() as AddressInfo).port)
    server.on('connection', (socket) => gate.pass(socket, targetPort))
    return gate
  }

  open(): void {
    this.isOpen = true
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((done) => this.server.close(done))
  }

  private pass(socket: Socket, targetPort: number): void {
    if (!this.isOpen) {
      socket.destroy()
      return
    }
    const target = connect(targetPort, '127.0.0.1')
    socket.pipe(target).pipe(socket)
    for (const end of [socket, target]) {
      this.sockets.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        this.sockets.delete(end)
        socket.destroy()
        target.destroy()
      })
    }
  }
}
