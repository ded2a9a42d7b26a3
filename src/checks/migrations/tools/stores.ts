import { defineTool, migrationFolder } from '../define-tool.ts'

/** Of databases that are not asked in SQL. */
export const storeTools = [
  defineTool({
    name: 'Mongock',
    docs: 'https://docs.mongock.io/v5/migration/index.html',
    places: [
      { in: [migrationFolder], file: /\.(?:java|kt|groovy)$/, tells: 'nothing' },
      { file: /\.(?:java|kt|groovy)$/, tells: 'nothing at all' },
    ],
    sign: /@(?:ChangeUnit|ChangeLog|ChangeSet)\(/,
    examples: {
      migrations: [
        {
          path: 'src/main/java/claims/setup/AddStatus.java',
          patch: '+@ChangeUnit(id = "status", order = "2")',
        },
      ],
      others: [{ path: 'src/main/java/claims/setup/AddStatus.java', patch: '+class AddStatus {' }],
    },
  }),
  defineTool({
    name: 'Cassandra migration',
    docs: 'https://github.com/patka/cassandra-migration#readme',
    places: [{ file: /^V?\d+(?:[._]\d+)*_{1,2}[^/]+\.cql$/i }],
    examples: {
      migrations: [{ path: 'cql/001_init.cql' }, { path: 'src/main/resources/cassandra/V2__claims.cql' }],
      others: [{ path: 'cql/claims.cql' }],
    },
  }),
  defineTool({
    name: 'Neo4j-Migrations',
    docs: 'https://michael-simons.github.io/neo4j-migrations/current/',
    places: [{ file: /^(?:[VU]\d[\d_.]*|R[\d_.]*)__[^/]+\.(?:cypher|xml)$/ }],
    examples: {
      migrations: [{ path: 'src/main/resources/neo4j/migrations/V001__claims.cypher' }],
      others: [{ path: 'src/main/resources/queries/claims.cypher' }],
    },
  }),
  defineTool({
    name: 'Elasticsearch-Evolution',
    docs: 'https://github.com/senacor/elasticsearch-evolution#readme',
    places: [{ file: /^V\d[\d._]*__[^/]+\.http$/ }],
    examples: {
      migrations: [{ path: 'src/main/resources/es/migration/V1.0__create-claims.http' }],
      others: [{ path: 'requests/claims.http' }],
    },
  }),
  defineTool({
    name: 'Gel',
    docs: 'https://docs.geldata.com/reference/datamodel/migrations',
    places: [{ in: ['migrations'], file: /\.edgeql$/ }],
    examples: {
      migrations: [{ path: 'dbschema/migrations/00001-m1abcde.edgeql' }],
      others: [{ path: 'dbschema/default.esdl' }, { path: 'queries/claims.edgeql' }],
    },
  }),
]
