package io.partnerledger.command.job;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import java.util.UUID;

/**
 * Where a line stands, and in whose name it is done.
 *
 * @param number from 1
 * @param dryRun whether nothing is to be kept
 * @param caller who started the job
 * @param request with the job's id as correlation id
 * @param key of this line: the same whenever it is done again
 */
public record JobLine(UUID job, int number, boolean dryRun, Caller caller, RequestContext request, RequestKey key) {}
