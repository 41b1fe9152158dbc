using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Mail;

public static class MailRegistration
{
    /// <summary>Adds the way out for mails and its checked options.</summary>
    public static IServiceCollection AddSmtp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection(SmtpOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidator>();
        services.AddSingleton<MailSender>();
        return services;
    }
}
