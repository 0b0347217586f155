import { ArchiveEntity } from './archive.ts';
import { AttachedEntity, AttachmentEntity } from './attachment.ts';
import { AuditAlarmEntity } from './audit-alarm.ts';
import { AuthorisationEntity } from './authorisation.ts';
import {
  AuditCheckpointEntity,
  AuditHeadEntity,
  AuditLeafEntity,
  AuditNodeEntity,
  AuditOutletEntity,
} from './audit.ts';
import { AvailabilityEntity } from './availability.ts';
import { AwaitedEntity } from './awaited.ts';
import { BodyEntity } from './body.ts';
import { ClaimEntity } from './claim.ts';
import { CalendarEntryEntity } from './calendar-entry.ts';
import { CalendarFeedEntity } from './calendar-feed.ts';
import { DocumentEntity } from './document.ts';
import { EventEntity } from './event.ts';
import { LossEntity } from './loss.ts';
import { MailEntity, MailNoticeEntity, MailServiceEntity } from './mail.ts';
import { MandateEntity } from './mandate.ts';
import { MandateFlagEntity } from './mandate-flag.ts';
import { NoticeEntity } from './notice.ts';
import { PersonEntity } from './person.ts';
import { ProcedureEntity } from './procedure.ts';
import { ReceiptEntity } from './receipt.ts';
import { RecommendationEntity } from './recommendation.ts';
import { RedactionEntity } from './redaction.ts';
import { RefusedAttemptEntity } from './refused-attempt.ts';
import { RequestEntity } from './request.ts';
import { ResponseEntity } from './response.ts';
import { ReviewEntity } from './review.ts';
import { ServiceAccountEntity } from './service-account.ts';
import { SessionEntity, SignInEntity } from './session.ts';
import { SettingEntity } from './setting.ts';
import { StageEntity } from './stage.ts';
import { VersionEntity } from './version.ts';
import { WordsEntity } from './words.ts';

/** Every entity of the register, listed so that none is found by accident. */
export const entities = [
  ReviewEntity,
  RecommendationEntity,
  StageEntity,
  ResponseEntity,
  VersionEntity,
  AwaitedEntity,
  NoticeEntity,
  EventEntity,
  DocumentEntity,
  AttachmentEntity,
  AttachedEntity,
  SettingEntity,
  ProcedureEntity,
  ReceiptEntity,
  AvailabilityEntity,
  RefusedAttemptEntity,
  BodyEntity,
  PersonEntity,
  MandateEntity,
  AuthorisationEntity,
  ClaimEntity,
  RequestEntity,
  MailServiceEntity,
  MailEntity,
  MailNoticeEntity,
  CalendarEntryEntity,
  CalendarFeedEntity,
  ServiceAccountEntity,
  SessionEntity,
  SignInEntity,
  AuditHeadEntity,
  AuditLeafEntity,
  AuditNodeEntity,
  AuditCheckpointEntity,
  AuditOutletEntity,
  RedactionEntity,
  LossEntity,
  ArchiveEntity,
  AuditAlarmEntity,
  MandateFlagEntity,
  WordsEntity,
];
