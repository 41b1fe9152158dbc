using StreamOps.Vendors.Mail;

namespace StreamOps.Tests.Vendors.Mail;

public sealed class SmtpOptionsTests
{
    [Fact]
    public void Unset_is_allowed_and_off()
    {
        Assert.True(Check(_ => { }).Succeeded);
        Assert.False(new SmtpOptions().IsOn);
    }

    [Fact]
    public void A_whole_set_is_allowed() => Assert.True(Check(Whole).Succeeded);

    [Theory]
    [InlineData("Security", "4", "Smtp:Security is '4'; allowed: one of None, StartTls, Tls.")]
    [InlineData("Security", "ssl", "Smtp:Security is 'ssl'; allowed: one of None, StartTls, Tls.")]
    [InlineData("Port", "0", "Smtp:Port is '0'; allowed: a port from 1 to 65535.")]
    [InlineData("From", null, "Smtp:From is missing; allowed: a sender such as ops@example.com, because Smtp:Host is set.")]
    [InlineData("From", "ops", "Smtp:From is 'ops'; allowed: a sender such as ops@example.com, because Smtp:Host is set.")]
    [InlineData("Host", "smtp://mail", "Smtp:Host is 'smtp://mail'; allowed: the name or address of a mail server.")]
    [InlineData("User", null, "Smtp:User is missing; allowed: a user name, because Smtp:Password is set.")]
    [InlineData("Password", null, "Smtp:Password is missing; allowed: a password, because Smtp:User is set.")]
    public void A_wrong_value_is_named_with_what_is_allowed(string property, string? value, string line)
    {
        var result = Check(o =>
        {
            Whole(o);
            var target = typeof(SmtpOptions).GetProperty(property)!;
            target.SetValue(o, target.PropertyType == typeof(int) ? int.Parse(value!, System.Globalization.CultureInfo.InvariantCulture) : value);
        });

        Assert.Equal([line], result.Failures!);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(Action<SmtpOptions> change)
    {
        var options = new SmtpOptions();
        change(options);
        return new SmtpOptionsValidator().Validate(null, options);
    }

    private static void Whole(SmtpOptions options)
    {
        options.Host = "mail.example";
        options.Port = 465;
        options.Security = "Tls";
        options.User = "ops";
        options.Password = "hunter2";
        options.From = "StreamOps <ops@streams.example>";
    }
}
