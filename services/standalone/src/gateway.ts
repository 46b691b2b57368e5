import { GatewayModule } from '@mirrorloop/gateway';
import { type ServiceConfig, startService } from '@mirrorloop/messaging-nest';
