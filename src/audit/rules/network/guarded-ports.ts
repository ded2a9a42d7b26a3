import { some, type Truth } from '../../resource/truth.ts'
import { isAllPorts, opensPort, type Traffic, type Transport } from '../../views/traffic/traffic.ts'

/** A port that nobody on the internet has to reach. */
export interface GuardedPort {
  readonly port: number
  readonly name: string
  readonly transport?: Transport
}

/** Where machines are administered, besides SSH and RDP, which have rules of their own. */
export const ADMINISTRATION: readonly GuardedPort[] = [
  { port: 20, name: 'FTP data' },
  { port: 21, name: 'FTP' },
  { port: 23, name: 'Telnet' },
  { port: 69, name: 'TFTP', transport: 'udp' },
  { port: 111, name: 'RPC portmapper' },
  { port: 135, name: 'Windows RPC' },
  { port: 137, name: 'NetBIOS', transport: 'udp' },
  { port: 138, name: 'NetBIOS', transport: 'udp' },
  { port: 139, name: 'NetBIOS' },
  { port: 161, name: 'SNMP', transport: 'udp' },
  { port: 389, name: 'LDAP' },
  { port: 445, name: 'SMB' },
  { port: 512, name: 'rexec' },
  { port: 513, name: 'rlogin' },
  { port: 514, name: 'rsh' },
  { port: 2049, name: 'NFS' },
  { port: 2375, name: 'Docker' },
  { port: 2376, name: 'Docker' },
  { port: 5900, name: 'VNC' },
  { port: 5901, name: 'VNC' },
  { port: 5985, name: 'WinRM' },
  { port: 5986, name: 'WinRM' },
  { port: 10_250, name: 'kubelet' },
]

/** Where data stores answer, and what stands in front of them. */
export const DATA_STORES: readonly GuardedPort[] = [
  { port: 1433, name: 'SQL Server' },
  { port: 1434, name: 'SQL Server browser', transport: 'udp' },
  { port: 1521, name: 'Oracle' },
  { port: 2181, name: 'ZooKeeper' },
  { port: 2379, name: 'etcd' },
  { port: 3306, name: 'MySQL' },
  { port: 5432, name: 'PostgreSQL' },
  { port: 5439, name: 'Redshift' },
  { port: 5601, name: 'Kibana' },
  { port: 5984, name: 'CouchDB' },
  { port: 6379, name: 'Redis' },
  { port: 7000, name: 'Cassandra between nodes' },
  { port: 7199, name: 'Cassandra JMX' },
  { port: 7474, name: 'Neo4j' },
  { port: 7687, name: 'Neo4j' },
  { port: 8086, name: 'InfluxDB' },
  { port: 8111, name: 'DAX' },
  { port: 8123, name: 'ClickHouse' },
  { port: 8182, name: 'Neptune' },
  { port: 9042, name: 'Cassandra' },
  { port: 9092, name: 'Kafka' },
  { port: 9094, name: 'Kafka' },
  { port: 9160, name: 'Cassandra' },
  { port: 9200, name: 'OpenSearch' },
  { port: 9300, name: 'OpenSearch between nodes' },
  { port: 11_211, name: 'Memcached' },
  { port: 11_211, name: 'Memcached', transport: 'udp' },
  { port: 27_017, name: 'MongoDB and DocumentDB' },
  { port: 27_018, name: 'MongoDB' },
  { port: 50_000, name: 'Db2' },
]

/** A rule opens one of the ports; of a network ACL, another entry may keep it closed. */
type Opens<T> = (traffic: T, port: GuardedPort) => Truth

function opens(traffic: Traffic, { port, transport }: GuardedPort): Truth {
  return opensPort(traffic, port, transport)
}

/** One of them is open, and not just because all ports are: there are rules of their own for that. */
export function opensSome<T extends Traffic>(
  traffic: T,
  ports: readonly GuardedPort[],
  isOpen: Opens<T> = opens,
): Truth {
  if (isAllPorts(traffic) === 'yes') return 'no'
  return some(ports, port => isOpen(traffic, port))
}

/** “port 5432 (PostgreSQL)”, “ports 3306 (MySQL) and 5432 (PostgreSQL)”, “ports 3306 (MySQL), 5432 (PostgreSQL) and 4 others” */
export function openedBy<T extends Traffic>(
  traffic: T,
  ports: readonly GuardedPort[],
  isOpen: Opens<T> = opens,
): string {
  const open = ports
    .filter(port => isOpen(traffic, port) !== 'no')
    .map(({ port, name }) => `${port} (${name})`)
  const [first = 'one of them', second, ...rest] = [...new Set(open)]
  if (second === undefined) return `port ${first}`
  if (rest.length === 0) return `ports ${first} and ${second}`
  return `ports ${first}, ${second} and ${rest.length} ${rest.length === 1 ? 'other' : 'others'}`
}
