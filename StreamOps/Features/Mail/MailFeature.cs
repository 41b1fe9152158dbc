using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Operations;
using StreamOps.Platform;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Mail;

/// <summary>Mails that are owed are sent.</summary>
public static class MailFeature
{
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSmtp(builder.Configuration);
        builder.Services.TryAddSingleton<Connectors>();
        builder.Services.AddSingleton<MailOutbox>();
        builder.Services.AddScoped<SendMailJob>();
        builder.Services.AddWatchedBeat(SendMailJob.Beat, TimeSpan.FromSeconds(75), "Delivery of mails");
        builder.Services.AddJobWaker(Promise.Mail, jobs => jobs.Enqueue<SendMailJob>(job => job.RunAsync(CancellationToken.None)));
        return builder;
    }

    public static void ScheduleMail(this IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<SendMailJob>("mail-sweep", job => job.RunAsync(CancellationToken.None), Cron.Minutely());
}
