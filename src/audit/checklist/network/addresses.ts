import type { Lines } from '../line.ts'

/** Addresses, the routes between them, and what answers at the one of the metadata. */
export const addresses = {
  'network/public-address': {
    text: 'Nothing has a public address that needs none.',
    types: [
      'aws_alb',
      'aws_cloudwatch_event_target',
      'aws_default_subnet',
      'aws_ecs_service',
      'aws_ecs_task_set',
      'aws_eip',
      'aws_eip_association',
      'aws_elb',
      'aws_instance',
      'aws_launch_configuration',
      'aws_launch_template',
      'aws_lb',
      'aws_sagemaker_notebook_instance',
      'aws_scheduler_schedule',
      'aws_spot_fleet_request',
      'aws_spot_instance_request',
      'aws_subnet',
    ],
  },
  'network/routing': {
    text: 'Networks are joined and routed on purpose, and no wider than needed.',
    types: [
      'aws_default_route_table',
      'aws_ec2_transit_gateway',
      'aws_instance',
      'aws_network_interface',
      'aws_route',
      'aws_route_table',
      'aws_sagemaker_model',
      'aws_spot_instance_request',
      'aws_vpc_endpoint_service',
      'aws_vpc_peering_connection',
      'aws_vpc_peering_connection_accepter',
    ],
  },
  'network/instance-metadata': {
    text: 'Instances give their credentials to themselves only.',
    types: [
      'aws_imagebuilder_infrastructure_configuration',
      'aws_instance',
      'aws_launch_configuration',
      'aws_launch_template',
      'aws_sagemaker_notebook_instance',
      'aws_spot_instance_request',
    ],
  },
} as const satisfies Lines
