package dev.nightjar.workflows.message;

import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;

/**
 * A group of a batch's merchants to publish.
 *
 * @param run whose batch
 * @param version the job version that the plan fixed
 * @param batch the batch's number
 * @param firstMerchant where the group begins in the batch's merchants, from 0
 * @param merchants how many merchants the group has
 */
public record PublishTask(
    RunId run, JobVersion version, int batch, int firstMerchant, int merchants) {}
