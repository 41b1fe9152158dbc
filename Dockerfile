# Base images are arguments, so that a registry mirror or a locally made base can take their place.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK_IMAGE} AS build
WORKDIR /src

# Packages first: they change less often than the code, and a layer of them is kept.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY StreamOps/StreamOps.csproj StreamOps/
RUN dotnet restore StreamOps/StreamOps.csproj -r linux-x64

COPY StreamOps/ StreamOps/
# One runtime only: without it the publish carries native files of every platform.
RUN dotnet publish StreamOps/StreamOps.csproj -c Release -r linux-x64 --self-contained false -p:UseAppHost=false --no-restore -o /app \
    && mkdir -p /data

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /app ./
# Owned by the number that the runtime image gives its unprivileged user; a named volume takes the owner over.
COPY --from=build --chown=1654:1654 /data /data
USER 1654:1654

# The collector lets new objects fill as much as the largest cache of the processor, 0.2 GiB on some servers, before it looks: 16 MiB will do.
ENV DOTNET_GCgen0size=0x1000000 \
    ASPNETCORE_URLS=http://+:8080 \
    ConnectionStrings__StreamOps="Data Source=/data/streamops.db"
EXPOSE 8080
VOLUME /data

# bash speaks TCP itself, so the image needs no curl.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]

STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "StreamOps.dll"]
